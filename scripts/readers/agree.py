"""Reads every output with pydicom, dcmtk and GDCM and compares the values element by element.

usage: agree.py KAMEI SCRATCH FOLDER…

pydicom and GDCM (gdcmdump) are compared by the order and lengths of all values and the bytes of all
texts, pydicom and dcmtk (dcm2json) by what the values mean. An output is at fault where readers differ that agreed on the input.
"""

import concurrent.futures, json, pathlib, re, shutil, subprocess, sys, warnings

import pydicom

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE

PIXELS = 0x7FE00000
# What pads a value; gdcmdump prints some of it.
UNSEEN = re.compile(r"[\0 ]+(?=\]$)")
TEXTS = {"AE", "AS", "CS", "DA", "DS", "DT", "IS", "LO", "LT", "PN", "SH", "ST", "TM", "UC", "UI", "UR", "UT"}
LINE = re.compile(r"^ *\((?!fffe)(\w{4}),(\w{4})\) \S\S(?: \(\w\w\))? (.*?) +# (\d+|u/l),", re.MULTILINE | re.DOTALL)


def by_gdcm(path):
    """Tag, length and text of every element in order, as gdcmdump prints them; None where it cannot."""
    run = subprocess.run(["gdcmdump", path], capture_output=True)
    if run.returncode:
        return None
    dumped = run.stdout.decode("latin-1").split("# Dicom-Data-Set", 1)[-1]
    return [(int(group + element, 16), length, text) for group, element, text, length in LINE.findall(dumped) if is_compared(int(group + element, 16))]


def by_pydicom(data_set):
    """The same from pydicom, with the bytes as they lie in the file."""
    for tag in sorted(data_set.keys()):
        if not is_compared(int(tag)):
            continue
        element = data_set.get_item(tag)
        if data_set[tag].VR == "SQ":
            yield int(tag), None, None
            for item in data_set[tag].value or ():
                yield from by_pydicom(item)
        elif isinstance(element.value, bytes) or element.value is None:
            value = element.value or b""
            yield int(tag), len(value), value.decode("latin-1") if data_set[tag].VR in TEXTS else None
        else:
            # Needed to read the rest, such as the character set, and no longer bytes.
            yield int(tag), None, None


def is_compared(tag):
    return tag < PIXELS and tag & 0xFFFF != 0


def differ_by_bytes(path):
    """The tags whose elements pydicom and GDCM read differently."""
    other = by_gdcm(path)
    if other is None:
        return None
    own = list(by_pydicom(pydicom.dcmread(path, force=True)))
    if len(own) != len(other):
        return {(0,)}
    differing = set()
    for (tag, length, text), (another, another_length, printed) in zip(own, other):
        padded = (f"[{text}]" if text else "(no value)") if text is not None else printed
        same_text = UNSEEN.sub("", padded) == UNSEEN.sub("", printed)
        if tag != another or length is not None and str(length) != another_length or not same_text:
            differing.add((tag,))
    return differing


def differ_by_meaning(path):
    """Where pydicom and dcmtk read other values."""
    run = subprocess.run(["dcm2json", path], capture_output=True)
    try:
        other = json.loads(run.stdout)
        own = pydicom.dcmread(path, force=True).to_json_dict(bulk_data_threshold=1 << 30, bulk_data_element_handler=lambda element: "")
    except Exception:
        return None
    found = set()
    compare(own, other, (), found)
    return found


def compare(own, other, place, found):
    for tag in own.keys() | other.keys():
        # dcm2json speaks UTF-8 whatever the file says.
        if tag >= "7FE00000" or tag.startswith("0002") or tag.endswith("0000") or tag == "00080005":
            continue
        here = (*place, int(tag, 16))
        one, two = own.get(tag), other.get(tag)
        if one is None or two is None:
            found.add(here)
        elif "SQ" in (one["vr"], two["vr"]):
            items, others = one.get("Value", []), two.get("Value", [])
            if len(items) != len(others):
                found.add(here)
            for number, (item, another) in enumerate(zip(items, others)):
                compare(item or {}, another or {}, (*here, number), found)
        elif one["vr"] != "UN" and plain(one) != plain(two):
            found.add(here)


def plain(element):
    return [normal(value) for value in element.get("Value", []) if value not in (None, "", {})] or element.get("InlineBinary", "")


def normal(value):
    if isinstance(value, dict):
        return {group: name.rstrip(" ^") for group, name in value.items() if name}
    try:
        return round(float(value), 4) if abs(float(value)) < 1e9 else f"{float(value):.6e}"
    except (TypeError, ValueError):
        return str(value).strip()


def faults(source, output):
    """What readers say differently of an output and not of its input; places as text."""
    found = []
    for name, differ in (("GDCM", differ_by_bytes), ("dcmtk", differ_by_meaning)):
        before, after = differ(source), differ(output)
        if after is None:
            if before is not None:
                found.append(f"{name} cannot read it")
        else:
            found += [f"{name}: {shown(place)}" for place in sorted(after - (before or set()))]
    return found


def shown(place):
    return ".".join(f"{step:08X}" if step > 0xFFFF else f"[{step}]" for step in place)


def main():
    kamei, scratch, *folders = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(scratch, ignore_errors=True)
    files, faulty = 0, 0
    for number, folder in enumerate(folders):
        out = scratch / str(number)
        run = subprocess.run([kamei, "deidentify", folder, "--out", out, "--key", scratch / "key", "--accept-unreviewed"], capture_output=True, text=True)
        lines = [line for line in json.loads(run.stdout)["files"] if line["status"] == "released"]
        with concurrent.futures.ThreadPoolExecutor() as threads:
            results = threads.map(lambda line: faults(folder / line["input"], out / line["output"]), lines)
            for line, found in zip(lines, results):
                files, faulty = files + 1, faulty + bool(found)
                for fault in found:
                    print(f"{folder.name}/{line['input']} · {fault}")
    print(f"{files} outputs read by pydicom, dcmtk {version('dcm2json', 2)} and GDCM {version('gdcmdump', 2)}; {faulty} on which they differ anew")
    sys.exit(bool(faulty))


def version(program, word):
    return subprocess.run([program, "--version"], capture_output=True, text=True).stdout.split()[word]


main()
