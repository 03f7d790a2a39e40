"""The answers a planted batch is scored against, and the scoring, after the checks of MIDI-B."""

import collections, dataclasses, re

REMOVAL = ("text_removed", "tag_removed", "date_shifted", "uid_changed", "comment_removed", "name_removed")
RETENTION = ("tag_retained", "text_retained", "text_notnull", "uid_consistent", "patid_consistent", "interval_retained", "pixels_retained", "private_retained")

ENCODINGS = ("utf-8", "latin-1", "cp932", "euc_jp", "iso2022_jp", "utf-16-le", "utf-16-be")


@dataclasses.dataclass
class Answer:
    """One thing that has to be so in the output of one file."""

    check: str
    place: str
    category: str
    path: tuple = ()
    value: object = None


class Answers:
    """What was planted into one file."""

    def __init__(self):
        self.wanted = []

    def gone(self, place, category, *words):
        """Each word has to be absent from every byte of the output."""
        for word in words:
            self.wanted.append(Answer("text_removed", place, category, (), word))

    def keep_words(self, place, path, text):
        """Each word of a text has to be in the element's output."""
        for word in tokens(text):
            self.wanted.append(Answer("text_retained", place, "clinical words", path, word))

    def add(self, check, place, category, path=(), value=None):
        self.wanted.append(Answer(check, place, category, path, value))


def tokens(text):
    """Words as a reader sees them; single signs say nothing."""
    return [word for word in re.split(r"[\s,;:()/\\^\[\]_=]+", text) if any(c.isalnum() for c in word)]


def is_present(word, raw, text):
    """Whether a word stands in the bytes of a file, in any encoding, or in its decoded text."""
    if re.fullmatch(r"[\x20-\x7e]+", word):
        pattern = re.compile(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", 0 if len(word) < 5 else re.IGNORECASE)
        if pattern.search(text) or pattern.search(raw.decode("latin-1")):
            return True
        return len(word) >= 5 and word.encode("utf-16-le") in raw
    return word in text or any(form in raw for form in encoded(word))


def encoded(word):
    forms = set()
    for encoding in ENCODINGS:
        try:
            form = word.encode(encoding)
        except UnicodeEncodeError:
            continue
        if encoding == "iso2022_jp":
            form = form.replace(b"\x1b$B", b"").replace(b"\x1b(B", b"")
        if len(form) >= 4:
            forms.add(form)
    return forms


class Score:
    """Checks passed and asked, by check and category."""

    def __init__(self):
        self.passed, self.asked, self.failures = collections.Counter(), collections.Counter(), []

    def note(self, answer, passed, file, found=""):
        key = (answer.check, answer.category)
        self.asked[key] += 1
        self.passed[key] += passed
        if not passed:
            self.failures.append((answer.check, answer.category, answer.place, file, str(answer.value), str(found)))

    def share(self, checks):
        asked = sum(count for (check, _), count in self.asked.items() if check in checks)
        passed = sum(count for (check, _), count in self.passed.items() if check in checks)
        return passed, asked
