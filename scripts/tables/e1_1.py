"""PS3.15 Table E.1-1: which attribute meets which action, and what each option changes.

The rows of 2024b come whole. The action list of 2026c adds the newer rows, whose
option cells stand in `e1_1.csv` beside this script.
"""

import argparse
import csv
import json
import pathlib
import re

import table

OPTIONS = {
    "safe_private": "rtnSafePrivOpt",
    "uids": "rtnUIDsOpt",
    "device": "rtnDevIdOpt",
    "institution": "rtnInstIdOpt",
    "patient": "rtnPatCharsOpt",
    "full_dates": "rtnLongFullDatesOpt",
    "modified_dates": "rtnLongModifDatesOpt",
    "descriptors": "cleanDescOpt",
    "structured": "cleanStructContOpt",
    "graphics": "cleanGraphOpt",
}
COLUMNS = ["tag", "name", "basic", *OPTIONS, "edition"]

# "(gggg,eeee) where gggg is odd", said with a wildcard nibble.
PRIVATE = [f"xxx{odd}xxxx" for odd in "13579BDF"]

# How the action list writes the repeating groups.
MASKS = {
    "50000000FF000000": "50xxxxxx",
    "60003000FF00FFFF": "60xx3000",
    "60004000FF00FFFF": "60xx4000",
}


def of_2024b(shared):
    listed = json.loads((shared / "ps315_table_e1-1_innolitics_2024b.json").read_text())
    for row in listed:
        private = "ODD" in row["tag"].upper()
        for digits in PRIVATE if private else [table.tag(row["tag"])]:
            yield {
                "tag": digits,
                "name": row["name"].split("(see Note")[0].strip(),
                "basic": row["basicProfile"],
                **{ours: row.get(theirs, "") for ours, theirs in OPTIONS.items()},
                "edition": "2024b",
            }


def actions_2026c(shared):
    name = "ps315_basic_profile_actions_2026c_from_dicom-anonymizer-2.1.0.json"
    for key, action in json.loads((shared / name).read_text()).items():
        digits = re.sub(r"[(), ]", "", key)
        yield MASKS.get(digits, digits), action


def by_hand():
    path = pathlib.Path(__file__).with_name("e1_1.csv")
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    shared = parser.parse_args().shared
    names = {row["tag"]: row["name"] for row in table.read("ps3.6/elements.csv")}
    rows = {row["tag"]: row for row in of_2024b(shared)}
    newest = dict(actions_2026c(shared))
    blank = dict.fromkeys(OPTIONS, "")
    for digits, action in newest.items():
        row = {"tag": digits, "name": names.get(digits), "basic": action, **blank}
        rows.setdefault(digits, {**row, "edition": "2026c"})
    if newest != {t: row["basic"] for t, row in rows.items() if t not in PRIVATE}:
        raise ValueError("2024b and 2026c disagree on an action or a row")
    unknown = [t for t in rows if "x" not in t and t not in names]
    if unknown:
        raise ValueError(f"not in PS3.6: {unknown}")
    for cell in by_hand():
        rows[cell["tag"]][cell["column"]] = cell["cell"]
    table.write("ps3.15/e1-1.csv", COLUMNS, rows.values(), ["tag"])


if __name__ == "__main__":
    main()
