"""Compares every frame that Kamei decodes with pydicom's, then masks a box in every file and lets
pydicom look at the outputs: check.py FOLDER-OF-PROGRAMS SHARED."""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import warnings

import numpy as np
import pydicom
from pydicom.pixels import apply_modality_lut, pixel_array
from pydicom.pixels.processing import apply_color_lut, convert_color_space

FOLDERS = ["dicom", "wsi", "hostile", "charset", "dicomdir"]


def samples(shared):
    for folder in FOLDERS:
        for path in sorted((shared / folder).rglob("*")):
            if path.is_file():
                yield path


def theirs(data, frame):
    """The frame as pydicom has it: modality values, or red, green and blue."""
    pixels = pixel_array(data, index=frame, raw=True)
    photometric = data.PhotometricInterpretation
    syntax = data.file_meta.get("TransferSyntaxUID", "")
    if photometric == "PALETTE COLOR":
        colours = apply_color_lut(pixels, data)
        return (colours >> 8 if colours.dtype == np.uint16 else colours).astype(float)
    if photometric.startswith("YBR_FULL"):
        pixels = convert_color_space(pixels, "YBR_FULL", "RGB")
    if pixels.ndim == 3:
        return pixels.astype(float)
    return apply_modality_lut(pixels, data).astype(float)


def ours(line, folder):
    shape = (line["height"], line["width"])
    raw = (folder / line["data"]).read_bytes()
    if line["kind"] == "gray":
        return np.frombuffer(raw, "<f4").reshape(shape).astype(float)
    return np.frombuffer(raw, "u1").reshape(*shape, 4)[:, :, :3].astype(float)


def judge(line, folder):
    try:
        data = pydicom.dcmread(line["file"], force=True)
        if not any(key in data for key in ("PixelData", "FloatPixelData", "DoubleFloatPixelData")):
            return "no pixels" if "reason" in line else "pixels from nowhere"
    except Exception as error:
        return f"pydicom reads nothing ({type(error).__name__})"
    try:
        expected = theirs(data, line["frame"])
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
    if worst < 1e-2 * max(1.0, np.abs(expected).max() * 1e-4):
        return "equal but for rounding"
    return f"differs: at most {worst:.3g}, mean {difference.mean():.3g}"


def stored(path, frame):
    """Samples as they are stored, in the colours they are stored in."""
    data = pydicom.dcmread(path, force=True)
    return data, pixel_array(data, index=frame, raw=True).astype(float)


def judge_mask(line, folder, box):
    """Nothing changed outside the box, and one colour fills it."""
    x, y, w, h = box
    try:
        before, first = stored(line["file"], 0)
    except Exception:
        return "held" if "reason" in line else "masked, unread before"
    if "reason" in line:
        return "held: " + line["reason"]
    after, second = stored(folder / line["output"], 0)
    if first.shape != second.shape:
        return f"shape {second.shape} for {first.shape}"
    blocks = after.file_meta.TransferSyntaxUID in ("1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51")
    margin = 17 if blocks else 1 if "422" in before.PhotometricInterpretation else 0
    outside = np.ones(first.shape[:2], bool)
    outside[max(0, y - margin) : y + h + margin, max(0, x - margin) : x + w + margin] = False
    if (first[outside] != second[outside]).any():
        return "changed outside the box"
    inner = second[y : y + h, x : x + w]
    inner = inner[2:-2, 2:-2] if blocks else inner
    spread = (np.ptp(inner.reshape(-1, inner.shape[2] if inner.ndim == 3 else 1), axis=0)).max()
    if spread > (2 if blocks else 0):
        return f"not filled: {spread:.3g}"
    last = int(before.get("NumberOfFrames") or 1) - 1
    second = stored(folder / line["output"], last)[1]
    return "masked" if second.shape == first.shape else "last frame differs in shape"


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
            if not verdict.startswith("held"):
                print(f"{name}: {verdict}")
            elif "mask" in verdict or "differs" in verdict:
                print(f"{name}: {verdict}")


def main():
    programs, shared = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    warnings.simplefilter("ignore")
    pydicom.config.logger.setLevel("CRITICAL")
    counts, masked = collections.Counter(), collections.Counter()
    files = [str(path) for path in samples(shared)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        arguments = [programs / "frames", temporary, *files]
        run = subprocess.run(arguments, capture_output=True, check=True)
        for text in run.stdout.splitlines():
            line = json.loads(text)
            verdict = judge(line, folder)
            name = pathlib.Path(line["file"]).relative_to(shared)
            counts[verdict.split(":")[0].split(" (")[0]] += 1
            print(f"{name} [{line['frame']}]: {verdict}")
    mask(programs / "mask", files, shared, masked)
    print(dict(counts))
    print(dict(masked))
    bad = [verdict for verdict in masked if not verdict.startswith(("masked", "held"))]
    return 1 if bad or any(verdict.startswith("shape") for verdict in counts) else 0


sys.exit(main())
