"""The one shape of every table: sorted, unique, RFC 4180, UTF-8, LF."""

import csv
import pathlib
import re

DATA = pathlib.Path(__file__).resolve().parents[2] / "crate" / "core" / "data"
TAG = re.compile(r"[0-9A-Fx]{8}")


def tag(text):
    """Writes a tag as eight upper-case hex digits; `x` stands for any nibble."""
    digits = re.sub(r"[(), ]", "", text).upper().replace("X", "x")
    if not TAG.fullmatch(digits):
        raise ValueError(f"not a tag: {text}")
    return digits


def matches(pattern, digits):
    """Tells whether a tag pattern covers a tag."""
    return all(p in ("x", d) for p, d in zip(pattern, digits))


def read(name):
    """Reads a finished table as a list of rows."""
    with open(DATA / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, columns, rows, key):
    """Writes rows sorted by the columns in `key`; a repeated key is an error."""
    ordered = sorted(rows, key=lambda row: [row[column] for column in key])
    keys = [tuple(row[column] for column in key) for row in ordered]
    twice = {k for k, after in zip(keys, keys[1:]) if k == after}
    if twice:
        raise ValueError(f"{name}: repeated {sorted(twice)}")
    with open(DATA / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(ordered)
    print(f"{name}: {len(ordered)} rows")
