"""Writes ps3.3/nested.csv: how strongly the items of each sequence need an attribute.

usage: nested_types.py --highdicom DIR

Reads module_attribute_map.json of the PyPI package highdicom 0.28.2 (MIT), in its folder `_standard`. An attribute
is written with the sequence it lies in and the strongest Type that any module or macro gives it there; conditions
count as met. Only attributes that a rule may empty or take out are written: those for which Table E.1-1 says X or Z,
and texts and dates outside that table that no row of keep/text.csv keeps.
"""

import argparse
import csv
import json
import pathlib

DATA = pathlib.Path(__file__).parents[2] / "crate/core/data"
STRENGTH = {"1": 1, "1C": 1, "2": 2, "2C": 2}
TEXT_OR_DATE = set("AE AS DA DT LO LT PN SH ST TM UC UR UT".split())


def rows(path):
    with open(DATA / path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--highdicom", type=pathlib.Path, required=True)
    modules = json.loads((parser.parse_args().highdicom / "module_attribute_map.json").read_text())
    by_keyword = {row["keyword"]: row for row in rows("ps3.6/elements.csv")}
    basic = {row["tag"]: row["basic"] for row in rows("ps3.15/e1-1.csv")}
    kept = {row["tag"] for row in rows("keep/text.csv")}
    types = {}
    for found in (found for attributes in modules.values() for found in attributes if found["path"]):
        sequence, attribute = by_keyword.get(found["path"][-1]), by_keyword.get(found["keyword"])
        if not sequence or not attribute or found["type"] not in STRENGTH:
            continue
        tag = attribute["tag"]
        code = basic.get(tag)
        spoken = bool(TEXT_OR_DATE & set(attribute["vr"].split(" or "))) and tag not in kept
        if spoken if code is None else "X" in code or "Z" in code:
            within = types.setdefault(sequence["tag"], {})
            within[tag] = min(STRENGTH[found["type"]], within.get(tag, 9))
    of = lambda within, strength: " ".join(sorted(tag for tag, found in within.items() if found == strength))
    lines = [f"{tag},{of(within, 1)},{of(within, 2)}\n" for tag, within in sorted(types.items())]
    (DATA / "ps3.3/nested.csv").write_text("sequence,type1,type2\n" + "".join(lines), encoding="utf-8")
    print("nested.csv", len(lines))


main()
