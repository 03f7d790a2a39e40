"""Writes words/clinical.txt: the words that may stay in a description that is cleaned.

Every word of three letters or more that the code meanings of DICOM PS3.16 context groups (PyPI pydicom
3.0.2, MIT) write in lower case, which names are not; without those that US census lists (PyPI names 0.3.0)
know as a name, unless they are in vocabulary_kept.txt; and what vocabulary.txt and vocabulary_objects.txt add by
hand: the latter words of reports, radiotherapy, waveforms and slides, and those that the meanings write in title
case only, without names of places, breeds and people.
"""

import pathlib
import re

import names
from pydicom.sr._concepts_dict import concepts

HERE = pathlib.Path(__file__).parent
FILE = HERE.parents[1] / "crate/core/data/words/clinical.txt"
MOST = {"dist.all.last": 8000, "dist.female.first": 2500, "dist.male.first": 1000}


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


words = {word for meaning in meanings() for word in re.findall("[A-Za-z]+", meaning) if word.islower() and len(word) >= 3}
words = words - set(people()) | words & listed(HERE / "vocabulary_kept.txt") | listed(HERE / "vocabulary.txt") | listed(HERE / "vocabulary_objects.txt")
FILE.write_text("".join(f"{word}\n" for word in sorted(words)), encoding="utf-8")
print(FILE.name, len(words))
