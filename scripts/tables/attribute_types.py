"""Writes ps3.3/sop-classes.csv and ps3.3/types.csv: how strongly each IOD needs an attribute.

usage: attribute_types.py --shared DIR

Reads sop_class_iods.csv, iod_modules.csv and iod_attribute_types_for_e1-1.csv, which come from the
tables of the PyPI package highdicom 0.28.2 (MIT). Only top-level attributes for which Table E.1-1
leaves a choice (X/Z, X/D, X/Z/D) or removes (X) are written, with the strongest Type that any module of the
IOD gives them: a conditional or optional module is taken to be there.
"""

import argparse, csv, pathlib

DATA = pathlib.Path(__file__).parents[2] / "crate/core/data"
STRENGTH = {"1": 1, "1C": 1, "2": 2, "2C": 2}


def rows(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    folder = parser.parse_args().shared
    choices = {row["tag"] for row in rows(DATA / "ps3.15/e1-1.csv") if "/" in row["basic"] or row["basic"] == "X"}
    by_module = {}
    for row in rows(folder / "iod_attribute_types_for_e1-1.csv"):
        tag = row["tag"].strip("()").replace(",", "").upper()
        if not row["path"] and tag in choices and row["type"] in STRENGTH:
            by_module.setdefault(row["module"], {})[tag] = STRENGTH[row["type"]]
    by_iod = {}
    for row in rows(folder / "iod_modules.csv"):
        types = by_iod.setdefault(row["iod"], {})
        for tag, strength in by_module.get(row["module"], {}).items():
            types[tag] = min(strength, types.get(tag, 9))
    classes = {row["sop_class_uid"]: row["iod"] for row in rows(folder / "sop_class_iods.csv")}
    write("sop-classes.csv", "uid,iod", sorted(classes.items()))
    write("types.csv", "iod,type1,type2", [(iod, of(types, 1), of(types, 2)) for iod, types in sorted(by_iod.items()) if iod in classes.values()])


def of(types, strength):
    return " ".join(sorted(tag for tag, found in types.items() if found == strength))


def write(name, header, lines):
    text = header + "\n" + "".join(",".join(line) + "\n" for line in lines)
    (DATA / "ps3.3" / name).write_text(text, encoding="utf-8")
    print(name, len(lines))


main()
