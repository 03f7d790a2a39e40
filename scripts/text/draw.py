"""Words that are no names, and numbers: what the slots of the lines have in both languages (draw_ja.py, draw_en.py)."""

import datetime
import json
import re


class Words:
    """Words that are no names: nouns of IPADIC, diseases and drugs of clinosim, eponyms of our own lists, English words."""

    def __init__(self, ipadic, clinosim, scowl, data):
        nouns = set()
        for name in ("Noun.csv", "Noun.verbal.csv", "Noun.adjv.csv", "Noun.adverbal.csv"):
            nouns |= {row.split(",")[0] for row in (ipadic / name).read_text("euc_jp").splitlines()}
        self.nouns = sorted(nouns)
        icd = json.loads((clinosim / "clinosim/codes/authoritative/icd10_who_tx.json").read_text("utf-8"))
        texts = [(clinosim / "clinosim/codes/data" / name).read_text("utf-8") for name in ("icd-10.yaml", "snomed-ct.yaml", "jlac10.yaml", "loinc.yaml", "icd-10-cm.yaml", "rxnorm.yaml")]
        self.ja_terms = sorted({term for text in texts for term in re.findall(r"ja: [\"']?([^\"'\n]{2,24})", text)})
        self.en_terms = sorted({term for text in texts for term in re.findall(r"en: [\"']?([^\"'\n]{3,40})", text)})
        drugs = json.loads((clinosim / "clinosim/codes/authoritative/JP_MedicationCodeYJ_CS_full.json").read_text("utf-8"))["concept"]
        self.katakana = sorted({name for drug in drugs for name in re.findall("[ァ-ヶー]{3,12}", drug["display"])})
        keep = "\n".join((data / "text" / name).read_text("utf-8") for name in ("keep-ja.txt", "terms-ja.txt"))
        self.ja_eponyms = sorted(set(re.findall("[\u3041-\u30ff\u3400-\u9fff・ー]{2,14}", keep)))
        self.en_eponyms = [word.title() for name in ("keep-en.txt", "eponyms-en.txt") for word in (data / "text" / name).read_text("utf-8").split()]
        self.common, self.rare = [], []
        for path in sorted((scowl / "usr/share/dict/scowl").glob("english-words.*")):
            (self.common if int(path.suffix[1:]) <= 50 else self.rare).extend(re.findall("(?m)^[a-z]{2,16}$", path.read_text("latin-1")) if int(path.suffix[1:]) <= 70 else [])
        clinical = [word for name in ("words/clinical.txt", "text/words-en.txt") for word in re.findall("(?m)^[a-z]{4,20}$", (data / name).read_text("utf-8"))]
        self.rare += clinical * 8

    def latin(self, lot):
        kind = lot.random()
        if kind < 0.5:
            return "".join(lot.choice("ABCDEFGHILMNOPRSTV") for _ in range(lot.randint(2, 5)))
        if kind < 0.6:
            return "".join(lot.choice("ABCDEFGHILMNOPRSTV") for _ in range(lot.randint(1, 3))) + lot.choice("abcdmpsx") + str(lot.choice(["", lot.randint(1, 9)]))
        if kind < 0.7:
            return lot.choice(self.en_eponyms)
        word = lot.choice(self.rare if kind < 0.85 else self.common)
        return word.title() if lot.random() < 0.4 else word

    def noun(self, lot):
        """A noun, or one that no list holds: the head of one and the tail of another."""
        one, two = lot.choice(self.nouns), lot.choice(self.nouns)
        return one[0] + two[-1] if lot.random() < 0.25 and len(one) == len(two) == 2 else one

    def spoken(self, lot):
        """A foreign word in katakana that no list holds: halves of two others."""
        one, two = lot.choice(self.katakana), lot.choice(self.katakana)
        word = one[:lot.randint(1, 3)] + two[-lot.randint(1, 3):]
        return word if word[0] not in "ーッンァィゥェォャュョ" else one

    def slot(self, lot, slot):
        english = lambda: lot.choice(self.rare if lot.random() < 0.5 else self.common)
        makers = {
            "lat": lambda: self.latin(lot), "kt": lambda: lot.choice(self.katakana), "kx": lambda: self.spoken(lot), "Wt": lambda: english().title(), "WU": lambda: english().upper(),
        }
        return makers[slot]() if slot in makers else None


class Common:
    def __init__(self, lot, words):
        self.lot, self.words = lot, words

    def digits(self, count):
        return "".join(str(self.lot.randint(0, 9)) for _ in range(count))

    def common(self, slot):
        pick = self.lot.choice
        day = datetime.date(2023, 1, 1) + datetime.timedelta(self.lot.randint(0, 900))
        return {
            "age": lambda: str(self.lot.randint(1, 89)), "n": lambda: str(self.lot.randint(1, 30)), "zip": lambda: f"{self.digits(3)}-{self.digits(4)}",
            "num": lambda: pick([self.digits(8), self.digits(7), f"{self.digits(2)}-{self.digits(5)}", f"A{self.digits(7)}"]),
            "t": lambda: f"{self.lot.randint(0, 23):02}:{self.lot.randint(0, 59):02}", "ymd": lambda: f"{day:%Y%m%d}", "yr": lambda: str(day.year), "day": lambda: day,
        }.get(slot, lambda: None)()
