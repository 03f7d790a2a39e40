"""Compares every frame that Kamei decodes with pydicom's: check.py FRAMES-PROGRAM SHARED."""

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


def main():
    program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    warnings.simplefilter("ignore")
    pydicom.config.logger.setLevel("CRITICAL")
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        files = [str(path) for path in samples(shared)]
        run = subprocess.run([program, temporary, *files], capture_output=True, check=True)
        for text in run.stdout.splitlines():
            line = json.loads(text)
            verdict = judge(line, folder)
            name = pathlib.Path(line["file"]).relative_to(shared)
            counts[verdict.split(":")[0].split(" (")[0]] += 1
            print(f"{name} [{line['frame']}]: {verdict}")
    print(dict(counts))
    return 1 if counts["shape"] or counts["pixels from nowhere"] else 0


sys.exit(main())
