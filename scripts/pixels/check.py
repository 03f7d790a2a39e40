"""Compares every frame that Kamei decodes with pydicom's, or dcmtk's where pydicom has no decoder,
then masks a box in every file and lets them look at the outputs:
check.py FOLDER-OF-PROGRAMS SHARED [--table FILE].

Frames are equal, or differ by one of the reasons in RULES, each with a bound of its own; anything
else, and any mask that is not what it should be, ends the check with 1."""

import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
import pydicom
from pydicom.encaps import generate_frames
from pydicom.pixels import apply_modality_lut, pixel_array
from pydicom.pixels.processing import apply_color_lut, convert_color_space

# Slides in TIFF are looked at by scripts/images.
FOLDERS = ["dicom", "hostile", "charset", "dicomdir"]

# Samples that two decoders round differently lie one apart, and few of them do: a decoder that is
# one off everywhere, or in every fourth sample, is wrong.
APART, SHARE = 1, 0.05

RULES = {
    "equal": "every value is the same",
    "equal but for the last digit": "modality values in single precision; stored samples are equal",
    "cosines": f"JPEG of blocks, at most {APART} of a stored sample apart, in at most {SHARE:.0%} of them: T.81 A.3.3 defines "
    "the transform by real numbers and leaves its accuracy to T.83",
    "spread colours": "JPEG with fewer samples of colour than of light: T.81 A.1.1 does not say how they are spread. Light as "
    f"for cosines; each colour within {APART} of what lies between its neighbours",
    "wavelets": f"JPEG 2000 by the 9-7 wavelet, at most {APART} of a stored sample apart, in at most {SHARE:.0%} of them: T.800 "
    "F.3.8.2 calculates with real numbers. OpenJPEG has 13318/8192 for 2/K of table F.4",
}


def samples(shared):
    for folder in FOLDERS:
        for path in sorted((shared / folder).rglob("*")):
            if path.is_file():
                yield path


def stream(data, index):
    """The bytes of a compressed frame; none of a native one."""
    if not data.file_meta.TransferSyntaxUID.is_encapsulated:
        return b""
    count = int(data.get("NumberOfFrames") or 1)
    for number, frame in enumerate(generate_frames(data.PixelData, number_of_frames=count)):
        if number == index:
            return frame
    return b""


def markers(frame):
    """Segments of a JPEG or JPEG 2000 header: the marker and its payload."""
    at = 2
    while at + 4 <= len(frame) and frame[at] == 0xFF and frame[at + 1] not in (0xDA, 0x90):
        length = int.from_bytes(frame[at + 2 : at + 4], "big")
        yield frame[at + 1], frame[at + 4 : at + 2 + length]
        at += 2 + max(length, 2)


def blocks(frame):
    """Sampling of each component of a JPEG picture of blocks; none of anything else."""
    if frame[:2] != b"\xff\xd8":
        return None
    for marker, payload in markers(frame):
        if marker in (0xC0, 0xC1, 0xC2):
            parts = payload[6:]
            return [(part >> 4, part & 15) for part in parts[1::3]]
    return None


def is_jfif_in_colour(frame):
    """JFIF with three components is YCbCr, whatever the data set calls it (ITU-T T.871 §7)."""
    found = dict(markers(frame)) if blocks(frame) else {}
    jfif = found.get(0xE0, b"").startswith(b"JFIF\0") and 0xEE not in found
    return jfif and len(blocks(frame)) == 3


def is_by_real_wavelets(frame):
    if frame[:4] != b"\xff\x4f\xff\x51":
        return False
    return any(marker == 0x52 and payload[9] == 0 for marker, payload in markers(frame))


def rescale(data, frame):
    """Slope and intercept of the functional groups (PS3.3 C.7.6.16.2.9); pydicom has those of the
    top level only."""
    if "RescaleSlope" in data:
        return 1.0, 0.0
    for name, item in (("PerFrame", frame), ("Shared", 0)):
        groups = data.get(f"{name}FunctionalGroupsSequence") or []
        if item < len(groups) and "PixelValueTransformationSequence" in groups[item]:
            values = groups[item].PixelValueTransformationSequence[0]
            return float(values.RescaleSlope), float(values.RescaleIntercept)
    return 1.0, 0.0


def is_ybr(data, frame):
    return data.PhotometricInterpretation.startswith("YBR_FULL") or is_jfif_in_colour(frame)


def decoded(data, index):
    """Stored samples as pydicom has them, or dcmtk where it decodes no such frames."""
    try:
        return pixel_array(data, index=index, raw=True)
    except Exception:
        with tempfile.TemporaryDirectory() as temporary:
            native = pathlib.Path(temporary) / "native"
            run = ["dcmdjpeg", str(data.filename), str(native)]
            if subprocess.run(run, capture_output=True).returncode or not native.exists():
                raise
            return pixel_array(pydicom.dcmread(native), index=index, raw=True)


def theirs(data, index, frame):
    """Stored samples of a frame; and modality values, or red, green and blue."""
    pixels = decoded(data, index)
    if data.PhotometricInterpretation == "PALETTE COLOR":
        colours = apply_color_lut(pixels, data)
        colours = (colours >> 8 if colours.dtype == np.uint16 else colours).astype(float)
        return pixels, colours
    if pixels.ndim == 3:
        colours = convert_color_space(pixels, "YBR_FULL", "RGB") if is_ybr(data, frame) else pixels
        return pixels, colours.astype(float)
    slope, intercept = rescale(data, index)
    return pixels, apply_modality_lut(pixels, data).astype(float) * slope + intercept


def ours(line, folder):
    shape = (line["height"], line["width"])
    raw = (folder / line["data"]).read_bytes()
    if line["kind"] == "gray":
        return np.frombuffer(raw, "<f4").reshape(shape).astype(float)
    return np.frombuffer(raw, "u1").reshape(*shape, 4)[:, :, :3].astype(float)


def ours_stored(line, folder, shape):
    raw = (folder / line["stored"]).read_bytes()
    return np.frombuffer(raw, f"<u{line['bytes']}").reshape(shape).astype(int)


def unwrapped(data, values, near):
    """What is rounded up beyond the bits that are used begins again at zero elsewhere."""
    whole = 1 << data.BitsStored
    return near + (values - near + whole // 2) % whole - whole // 2


def is_near(first, second):
    difference = np.abs(first - second)
    return difference.max() <= APART and (difference > 0).mean() <= SHARE


def reach(plane, sampling, largest):
    """The lowest and highest of each sample and its neighbours, in samples as they are coded."""
    across, down = largest[0] // sampling[0], largest[1] // sampling[1]
    coded = np.pad(plane[::down, ::across], 1, mode="edge")
    height, width = coded.shape[0] - 2, coded.shape[1] - 2
    around = [coded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    whole = tuple(slice(0, side) for side in plane.shape)
    spread = lambda part: part.repeat(down, axis=0).repeat(across, axis=1)[whole]
    return spread(np.min(around, axis=0)), spread(np.max(around, axis=0))


def rule(data, frame, found, expected):
    """Why stored samples differ, or nothing."""
    sampling = blocks(frame)
    if is_by_real_wavelets(frame):
        return "wavelets" if is_near(found, expected) else None
    if not sampling:
        return None
    largest = tuple(max(part) for part in zip(*sampling))
    if len(sampling) == 1 or all(part == largest for part in sampling):
        return "cosines" if is_near(found, expected) else None
    for channel, part in enumerate(sampling):
        plane, other = found[:, :, channel], expected[:, :, channel]
        if part == largest:
            if not is_near(plane, other):
                return None
            continue
        low, high = reach(plane, part, largest)
        if (other < low - APART).any() or (other > high + APART).any():
            return None
    return "spread colours"


def shows(data, frame, stored, shown):
    """What Kamei shows is what the formula makes of its stored samples, half a step apart."""
    if stored.ndim != 3:
        return True
    if is_ybr(data, frame):
        stored = convert_color_space(stored.astype(np.uint8), "YBR_FULL", "RGB").astype(float)
    return np.abs(stored - shown).max() <= 1


def judge(line, folder):
    try:
        data = pydicom.dcmread(line["file"], force=True)
        if not any(key in data for key in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
            return "no pixels" if "reason" in line else "pixels from nowhere"
    except Exception as error:
        return f"pydicom reads nothing ({type(error).__name__})"
    try:
        frame = stream(data, line["frame"])
        raw, expected = theirs(data, line["frame"], frame)
    except Exception as error:
        return ("neither" if "reason" in line else "only Kamei") + f" ({str(error)[:60]})"
    if "reason" in line:
        return "only pydicom: " + line["reason"]
    found = ours(line, folder)
    step = max(1, -(-max(expected.shape[:2]) // 4096))
    expected = expected[::step, ::step]
    if found.shape != expected.shape:
        return f"shape {found.shape} for {expected.shape}"
    difference = np.abs(found - expected)
    worst = difference.max()
    if worst == 0:
        return "equal"
    if step == 1 and "stored" in line:
        stored = ours_stored(line, folder, raw.shape)
        if data.get("PixelRepresentation") == 1:
            half = 1 << (line["precision"] - 1)
            stored = (stored ^ half) - half
        other = unwrapped(data, raw.astype(int), stored)
        if worst < 1e-5 * np.abs(expected).max() and (stored == other).all():
            return "equal but for the last digit"
        why = rule(data, frame, stored, other)
        if why and shows(data, frame, stored, found):
            return why
    return f"differs: at most {worst:.3g}, mean {difference.mean():.3g}"


def stored(path, frame):
    """Samples as they are stored, in the colours they are stored in."""
    data = pydicom.dcmread(path, force=True)
    return data, decoded(data, frame).astype(float)


def judge_mask(line, folder, box):
    """Nothing changed outside the box, and one colour fills it."""
    x, y, w, h = box
    try:
        before, first = stored(line["file"], 0)
    except Exception:
        return "held" if "reason" in line else "masked, unread by them before"
    if "reason" in line:
        return "held: " + line["reason"]
    after, second = stored(folder / line["output"], 0)
    if first.shape != second.shape:
        return f"shape {second.shape} for {first.shape}"
    shape, blank = first.shape, second
    sampling = blocks(stream(after, 0))
    margin = 17 if sampling else 1 if "422" in before.PhotometricInterpretation else 0
    outside = np.ones(first.shape[:2], bool)
    outside[max(0, y - margin) : y + h + margin, max(0, x - margin) : x + w + margin] = False
    changed = (first[outside] != second[outside]).any()
    frame = stream(before, 0)
    # Written natively what Kamei decoded, so by the same rules as when frames are compared.
    lossy = not sampling and (blocks(frame) in ([(1, 1)], [(1, 1)] * 3) or is_by_real_wavelets(frame))
    first, second = first[outside], second[outside]
    if changed and not (lossy and is_near(unwrapped(before, first, second), second)):
        return "changed outside the box"
    inner = blank[y : y + h, x : x + w]
    inner = inner[2:-2, 2:-2] if sampling else inner
    spread = (np.ptp(inner.reshape(-1, inner.shape[2] if inner.ndim == 3 else 1), axis=0)).max()
    if spread > (2 if sampling else 0):
        return f"not filled: {spread:.3g}"
    last = int(before.get("NumberOfFrames") or 1) - 1
    if stored(folder / line["output"], last)[1].shape != shape:
        return "last frame differs in shape"
    return "masked, beside the box as Kamei rounds" if changed else "masked"


def mask(program, files, shared, counts):
    box = (9, 7, 21, 30)
    with tempfile.TemporaryDirectory() as temporary:
        arguments = [program, temporary, *map(str, box), *files]
        run = subprocess.run(arguments, capture_output=True, check=True)
        for text in run.stdout.splitlines():
            line = json.loads(text)
            verdict = judge_mask(line, pathlib.Path(temporary), box)
            counts[verdict] += 1
            name = pathlib.Path(line["file"]).relative_to(shared)
            if not verdict.startswith("held") or "mask" in verdict:
                print(f"{name}: {verdict}")


def is_wrong(verdict):
    """A frame that differs without a reason, one that only pydicom reads, or a mask that is not as
    it should be."""
    starts = ("differs", "shape", "only pydicom", "pixels from nowhere", "changed", "not", "last")
    return verdict.startswith(starts) or "mask-" in verdict


def table(counts, masked):
    lines = ["", "## Decoders", "", "Every frame of the samples, the first and the last of many, as `cargo xtask pixels` compares them.", ""]
    lines += ["| frames beside the decoders of pydicom and dcmtk | count |", "|---|--:|"]
    for verdict, count in counts.most_common():
        why = f": {RULES[verdict]}" if verdict in RULES else ""
        lines.append(f"| {verdict}{why} | {count} |")
    lines += ["", "| files with a box in all frames, read again by them | count |", "|---|--:|"]
    lines += [f"| {verdict} | {count} |" for verdict, count in masked.most_common()]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    pydicom.config.logger.setLevel("CRITICAL")
    counts, masked = collections.Counter(), collections.Counter()
    files = [str(path) for path in samples(asked.shared)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        arguments = [asked.programs / "frames", temporary, *files]
        run = subprocess.run(arguments, capture_output=True, check=True)
        for text in run.stdout.splitlines():
            line = json.loads(text)
            verdict = judge(line, folder)
            name = pathlib.Path(line["file"]).relative_to(asked.shared)
            short = verdict.split(":")[0].split(" (")[0]
            counts[short] += 1
            if short != "equal":
                print(f"{name} [{line['frame']}]: {verdict}")
    mask(asked.programs / "mask", files, asked.shared, masked)
    print(dict(counts))
    print(dict(masked))
    if asked.table:
        asked.table.write_text(table(counts, masked))
    wrong = [verdict for verdict in [*counts, *masked] if is_wrong(verdict)]
    print(f"{len(wrong)} kinds of differences without a reason")
    return 1 if wrong else 0


sys.exit(main())
