"""Writes ps3.16/meanings.txt: the code meanings of DICOM that words/clinical.txt alone would not let through.

Reads the code dictionary of the PyPI package pydicom 3.0.2 (MIT); meanings that only name the breed or strain of an
animal, or a registry of breeds, are left out. meanings.txt adds by hand how software spells languages.
"""

import pathlib
import re

from pydicom.sr._concepts_dict import concepts

DATA = pathlib.Path(__file__).parents[2] / "crate/core/data"
BREEDS = set(range(7480, 7490))

words = set((DATA / "words/clinical.txt").read_text(encoding="utf-8").split())


def passes(meaning):
    return all(run in words for run in re.findall(r"[^\W\d_]+", meaning.lower()))


def meanings():
    for codes in concepts.values():
        for found in codes.values():
            yield from (meaning for meaning, groups in found.values() if not (groups and set(groups) <= BREEDS) and "breed" not in meaning)


by_hand = (pathlib.Path(__file__).parent / "meanings.txt").read_text(encoding="utf-8").splitlines()
listed = sorted({meaning.lower() for meaning in meanings() if not passes(meaning)} | set(by_hand))
(DATA / "ps3.16/meanings.txt").write_text("".join(f"{meaning}\n" for meaning in listed), encoding="utf-8")
print("meanings.txt", len(listed))
