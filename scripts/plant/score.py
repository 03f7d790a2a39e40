"""Holds one output against the answers of its input."""

import datetime, re, zlib

import pydicom

from answers import Answer, is_present, tokens

DEFLATED = "1.2.840.10008.1.2.1.99"
KINDS = {"CodingSchemeUID", "ContextUID", "MappingResourceUID", "ContextGroupExtensionCreatorUID"}
PIXELS = (0x7FE00010, 0x7FE00008, 0x7FE00009)


class Output:
    """What was written for one file."""

    def __init__(self, path, name):
        self.raw = path.read_bytes()
        self.data_set = pydicom.dcmread(path)
        if self.data_set.file_meta.TransferSyntaxUID == DEFLATED:
            self.raw += zlib.decompressobj(-15).decompress(self.raw[deflated_from(self.raw) :])
        self.raw += name.encode("utf-8")
        # Pixels are looked at by themselves: in them any three bytes occur by chance.
        self.searched = self.raw
        for tag in PIXELS:
            value = self.data_set.get_item(tag).value if tag in self.data_set else b""
            value = value if isinstance(value, bytes) else b""
            if len(value) > 64 and b"\xff\xfe" not in value[:4096]:
                self.searched = self.searched.replace(value, b"")
        self.data_set.decode()
        self.text = "\n".join(texts(self.data_set))


def deflated_from(raw):
    """Where the file meta information ends."""
    return 144 + int.from_bytes(raw[140:144], "little")


def texts(data_set):
    for element in data_set:
        if element.VR == "SQ":
            for item in element.value:
                yield from texts(item)
        elif isinstance(element.value, (bytes, int, float)) or element.value is None:
            continue
        else:
            yield str(element.value)


def at(data_set, path):
    """The element at a path, or None."""
    found = data_set
    for step in path:
        try:
            found = found[step] if not isinstance(found, pydicom.dataelem.DataElement) else found.value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def judge(answers, before, output, maps, score, file):
    for answer in answers.wanted:
        passed, found = CHECKS[answer.check](answer, before, output, maps)
        score.note(answer, passed, file, found)
    for answer, passed, found in everywhere(before, output, maps):
        score.note(answer, passed, file, found)


def is_gone(answer, before, output, maps):
    return not is_present(answer.value, output.searched, output.text), ""


def is_retained(answer, before, output, maps):
    element = at(output.data_set, answer.path)
    if element is None:
        return False, "no element"
    return same(element.value, answer.value), element.value


def same(a, b):
    return a == b or str(a).strip() == str(b).strip() or is_number(a, b)


def is_number(a, b):
    try:
        return abs(float(a) - float(b)) <= 1e-6 * abs(float(b))
    except (TypeError, ValueError):
        return False


def is_not_null(answer, before, output, maps):
    element = at(output.data_set, answer.path)
    return element is not None and not element.is_empty and element.value != "REMOVED", getattr(element, "value", "no element")


def keeps_word(answer, before, output, maps):
    element = at(output.data_set, answer.path)
    text = "" if element is None else str(element.value)
    return answer.value in tokens(text), text


def keeps_private(answer, before, output, maps):
    creator, group, element = answer.path
    try:
        found = output.data_set.private_block(group, creator)[element].value
    except KeyError:
        return False, "no element"
    wanted = answer.value
    if isinstance(found, bytes):
        return True, ""
    return [float(x) if not isinstance(x, str) or x.replace(".", "").isdigit() else x for x in several(found)] == [
        float(x) if not isinstance(x, str) or x.replace(".", "").isdigit() else x for x in several(wanted)
    ], found


def is_instance(element, value):
    """Whether a UID names one thing; classes and coding schemes are named by others."""
    kind = str(value).startswith("1.2.840.10008.") or element.keyword in KINDS or element.keyword.endswith("ClassUID") or "." not in str(value)
    return not kind


def several(value):
    return list(value) if isinstance(value, (list, tuple, pydicom.multival.MultiValue)) else [value]


def keeps_pixels(answer, before, output, maps):
    values = lambda data_set: [bytes(data_set[tag].value) for tag in PIXELS if tag in data_set]
    one, two = values(before), values(output.data_set)
    if [len(value) for value in one] != [len(value) for value in two]:
        return False, "length"
    # Markers that a sample's own frames carry are zeros afterwards.
    return all(b == 0 for x, y in zip(one, two) if x != y for a, b in zip(x, y) if a != b), "bytes"


def keeps_patient(answer, before, output, maps):
    wanted = maps["patients"].get(answer.value)
    return wanted is not None and str(output.data_set.PatientID) == wanted, output.data_set.get("PatientID")


def keeps_interval(answer, before, output, maps):
    days = []
    for tag in answer.path:
        value = str(output.data_set[tag].value) if tag in output.data_set else ""
        if not re.fullmatch(r"\d{8}", value):
            return False, value
        days.append(datetime.datetime.strptime(value, "%Y%m%d"))
    return (days[1] - days[0]).days == answer.value, days


CHECKS = {
    "text_removed": is_gone, "tag_retained": is_retained, "text_notnull": is_not_null, "text_retained": keeps_word,
    "private_retained": keeps_private, "pixels_retained": keeps_pixels, "patid_consistent": keeps_patient, "interval_retained": keeps_interval,
}


def everywhere(before, output, maps, path=()):
    """Every date and every UID of the file as planted, wherever it lies."""
    for element in before if not path else at(before, path):
        here = (*path, int(element.tag))
        if element.VR == "SQ":
            for number in range(len(element.value)):
                yield from everywhere(before, output, maps, (*here, number))
            continue
        found = at(output.data_set, here)
        for value in several(element.value) if not element.is_empty else ():
            after = [str(part) for part in several(found.value)] if found is not None and not found.is_empty else []
            if element.VR in ("DA", "DT") and not element.tag.is_private and re.match(r"\d{8}", str(value)):
                yield Answer("date_shifted", element.keyword, "dates", here, str(value)), not any(part[:8] == str(value)[:8] for part in after), after
            if element.VR == "UI" and is_instance(element, value):
                old = str(value)
                yield Answer("uid_changed", element.keyword, "uids", here, old), old.encode() + b"\0" not in output.searched and old not in after, after
                if after:
                    yield Answer("uid_consistent", element.keyword, "uids", here, old), after == [maps["uids"].get(old)] or len(after) > 1, after
