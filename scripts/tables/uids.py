"""Writes ps3.6/uids.csv: every UID that PS3.6 annex A registers.

Reads the UID dictionary of the PyPI package pydicom 3.0.2 (MIT).
"""

import pathlib

from pydicom._uid_dict import UID_dictionary

FILE = pathlib.Path(__file__).parents[2] / "crate/core/data/ps3.6/uids.csv"
FILE.write_text("uid\n" + "".join(f"{uid}\n" for uid in sorted(UID_dictionary)), encoding="utf-8")
print(FILE.name, len(UID_dictionary))
