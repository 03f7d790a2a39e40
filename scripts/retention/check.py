"""Runs Kamei and other tools, each with its defaults, over the same files and counts what science
needs that is still there.

usage: check.py KAMEI PLANTER SCRATCH [--table FILE]

The files are those of the leak yardstick (PLANTER) and one invented object of each kind. Prints a
table, exits 1 where Kamei releases a file without something that it was asked for.
"""

import argparse, datetime, json, logging, pathlib, shutil, subprocess, sys, warnings

import pydicom

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "bench"), str(HERE.parent / "plant")]
import objects
from packages import PACKAGES

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE

GROUPS = {
    "acquisition": (
        "KVP", "ExposureTime", "XRayTubeCurrent", "ConvolutionKernel", "SliceThickness", "AcquisitionNumber", "PulseSequenceName", "MagneticFieldStrength",
        "TransducerData", "HeartRate", "ImageType", "AcquisitionDuration", "SamplingFrequency", "WaveformSampleInterpretation", "ChannelSensitivity", "CineRate", "FrameTime",
        "FocusMethod", "SegmentationType", "ContentQualification",
    ),
    "geometry": (
        "ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "PatientPosition", "Rows", "Columns", "NumberOfFrames", "ContourData", "PhysicalDeltaX",
        "TotalPixelMatrixColumns", "ImagedVolumeWidth", "StackID", "InStackPositionNumber", "DisplayedAreaBottomRightHandCorner",
    ),
    "dose": ("CTDIvol", "RadionuclideTotalDose", "RadionuclideHalfLife", "Radiopharmaceutical", "ContrastBolusAgent"),
    "diffusion": ("DiffusionBValue", "DiffusionDirectionality"),
    "PET scale": ("Units", "DecayCorrection", "CorrectedImage", "RescaleSlope", "RescaleIntercept", "FrameReferenceTime", "ActualFrameDuration", "CountsSource", "RadiopharmaceuticalStartTime"),
    "maker": ("Manufacturer", "ManufacturerModelName"),
    "sex, age, size, weight": ("PatientSex", "PatientAge", "PatientSize", "PatientWeight"),
    "codes": ("CodeValue", "CodingSchemeDesignator", "CodeMeaning"),
    "measurements": ("NumericValue", "ROINumber", "RTROIInterpretedType", "SegmentAlgorithmType"),
}
# The clinical words of texts into which a name was typed.
WORDS = {
    "StudyDescription": "CT chest", "SeriesDescription": "axial", "ProtocolName": "Thorax routine", "FrameComments": "brain", "ROIName": "Spinal Cord",
    "SegmentLabel": "Liver", "SpecimenShortDescription": "liver biopsy",
}
NAME = "SAKURABA"
SAFE = (("SIEMENS MR HEADER", 0x0019, 0x0C), ("SIEMENS MR HEADER", 0x0019, 0x0E), ("Philips PET Private Group", 0x7053, 0x00))
INTERVALS = (("StudyDate", "ContentDate"), ("RadiopharmaceuticalStartDateTime", "AcquisitionDate"))
LEVELS = [*GROUPS, "listed private elements", "clinical words in descriptions", "days between dates", "files"]


def wanted(before, planted):
    """What one file holds of each group, each with a test of the output; never what was planted."""
    yield "files", "", lambda after: True
    groups = {keyword: group for group, keywords in GROUPS.items() for keyword in keywords}
    for path, element in walk(before):
        if element.keyword in groups and not element.is_empty and not any(token in str(element.value) for token in planted):
            yield groups[element.keyword], element.keyword, lambda after, path=path, value=element.value: is_same(find(after, path), value)
        if element.keyword in WORDS and all(word in str(element.value) for word in WORDS[element.keyword].split()):
            words = WORDS[element.keyword].split()
            yield "clinical words in descriptions", element.keyword, lambda after, path=path, words=words: are_left(find(after, path), words)
    for creator, group, element in SAFE:
        value = private(before, creator, group, element)
        if value is not None:
            yield "listed private elements", creator, lambda after, at=(creator, group, element), value=value: private(after, *at) == value
    for one, two in INTERVALS:
        days = between(before, one, two)
        if days is not None:
            yield "days between dates", f"{one} to {two}", lambda after, one=one, two=two, days=days: between(after, one, two) == days


def are_left(element, words):
    """Keeping a description whole is no merit where a name stands in it."""
    text = "" if element is None else str(element.value)
    return all(word in text for word in words) and NAME not in text


def walk(data_set, path=()):
    for element in data_set:
        if element.VR == "SQ":
            for number, item in enumerate(element.value):
                yield from walk(item, (*path, element.tag, number))
        else:
            yield (*path, element.tag), element


def find(data_set, path):
    found = data_set
    for step in path:
        try:
            found = found.value[step] if isinstance(found, pydicom.DataElement) else found[step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def is_same(element, value):
    return element is not None and (element.value == value or str(element.value) == str(value))


def private(data_set, creator, group, element):
    try:
        return str(data_set.private_block(group, creator)[element].value)
    except KeyError:
        return None


def between(data_set, one, two):
    """Days from one date to another; of dates that are all the same nothing can be said."""
    days = []
    for keyword in (one, two):
        found = next((str(element.value) for _, element in walk(data_set) if element.keyword == keyword), "")
        try:
            days.append(datetime.datetime.strptime(found[:8], "%Y%m%d"))
        except ValueError:
            return None
    return (days[1] - days[0]).days


def kamei(program, inputs, scratch):
    key = scratch / "key"
    run = subprocess.run([program, "deidentify", inputs, "--out", scratch / "kamei", "--key", key, "--accept-unreviewed"], capture_output=True, text=True)
    return {line["input"]: scratch / "kamei" / line["output"] for line in json.loads(run.stdout)["files"] if "output" in line}


def package(name, inputs, scratch):
    out = scratch / name.split(",")[0]
    out.mkdir()
    one, written = PACKAGES[name](), {}
    for source in sorted(inputs.iterdir()):
        try:
            one(source, out / source.name)
            written[source.name] = out / source.name
        except BaseException:  # dcmanon's panics are no Exception.
            continue
    return written


def gdcmanon(inputs, scratch):
    out, certificate = scratch / "gdcmanon", scratch / "certificate.pem"
    out.mkdir()
    new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=kamei", "-keyout", scratch / "private.pem", "-out", certificate]
    subprocess.run(new, check=True, capture_output=True)
    for source in sorted(inputs.iterdir()):
        subprocess.run(["gdcmanon", "-e", "-c", certificate, "-i", source, "-o", out / source.name], capture_output=True)
    return {path.name: path for path in out.iterdir()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei", type=pathlib.Path)
    parser.add_argument("planter", type=pathlib.Path)
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    shutil.rmtree(options.scratch, ignore_errors=True)
    inputs = options.scratch / "in"
    inputs.mkdir(parents=True)
    subprocess.run([HERE.parents[1] / "target/venv/bin/python", "-W", "ignore", options.planter, inputs], check=True, capture_output=True)
    planted = [token for token in json.loads((options.scratch / "tokens.json").read_text()) if not token.isdigit()]
    objects.write(inputs, "object-")

    outputs = {"**Kamei**": kamei(options.kamei, inputs, options.scratch)}
    outputs |= {name: package(name, inputs, options.scratch) for name in PACKAGES}
    outputs["gdcmanon"] = gdcmanon(inputs, options.scratch)
    lost = []
    counts = {tool: dict.fromkeys(LEVELS, 0) for tool in ["asked", *outputs]}
    for source in sorted(inputs.iterdir()):
        opened = {tool: read(written.get(source.name)) for tool, written in outputs.items()}
        for group, what, test in wanted(pydicom.dcmread(source), planted):
            counts["asked"][group] += 1
            for tool, after in opened.items():
                kept = after is not None and bool(test(after))
                counts[tool][group] += kept
                if tool == "**Kamei**" and after is not None and not kept:
                    lost.append(f"{what} of {source.name}")
    report(options, counts, lost)


def read(path):
    try:
        return None if path is None else pydicom.dcmread(path)
    except Exception:
        return None


def report(options, counts, lost):
    tools = list(counts)
    lines = ["| kept of | " + " | ".join(tools) + " |", "|---" + "|--:" * len(tools) + "|"]
    lines += [f"| {group} | " + " | ".join(str(counts[tool][group]) for tool in tools) + " |" for group in LEVELS]
    lines += ["", "Lost by Kamei in files that it released: " + (", ".join(sorted(lost)) or "nothing") + "."]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    if options.table:
        options.table.write_text(text)
    sys.exit(bool(lost))


main()
