"""Pictures in every coding that Pillow writes, masked, and looked at with Pillow: masks.py PROGRAM."""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image, ImageDraw, ImageSequence

BOX = (21, 13, 50, 26)
SIZE = (150, 101)


def noise(mode, seed=1):
    """A picture of clouds with a line of letters."""
    random = np.random.default_rng(seed)
    small = random.integers(40, 255, (13, 19, 3), dtype=np.uint8)
    picture = Image.fromarray(small).resize(SIZE, Image.BICUBIC)
    ImageDraw.Draw(picture).text((BOX[0] + 4, BOX[1] + 4), "HINATA", fill="white")
    return picture.convert(mode)


def deep(high=65535):
    random = np.random.default_rng(3)
    small = Image.fromarray(random.random((13, 19), dtype=np.float32) * high).resize(SIZE, Image.BICUBIC)
    return np.clip(np.asarray(small), 0, high)


def seen_through(mode="RGBA"):
    picture = noise(mode)
    picture.putalpha(Image.linear_gradient("L").resize(SIZE))
    return picture


def moving(count=3):
    return [noise("RGB", seed) for seed in range(1, count + 1)]


def save(folder):
    def one(name, picture, **options):
        picture.save(folder / name, **options)

    grey16 = Image.fromarray(deep().astype(np.uint16))
    for name, picture in [("rgb", noise("RGB")), ("grey", noise("L")), ("palette", noise("P")), ("bit", noise("1"))]:
        one(f"{name}.png", picture)
        one(f"{name}.bmp", picture)
        one(f"{name}.gif", picture)
        for packing in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
            one(f"{name}-{packing}.tif", picture, compression=packing)
    one("rgba.png", seen_through())
    one("grey-alpha.png", seen_through("LA"))
    one("rgba.bmp", seen_through())
    one("rgba.tif", seen_through(), compression="tiff_lzw")
    one("deep.png", grey16)
    one("deep.tif", grey16, compression="tiff_lzw")
    one("deep-raw.tif", grey16)
    one("float.tif", Image.fromarray(deep(1.0).astype(np.float32)), compression="tiff_adobe_deflate")
    one("predictor.tif", noise("RGB"), compression="tiff_lzw", tiffinfo={317: 2})
    one("predictor-deep.tif", grey16, compression="tiff_adobe_deflate", tiffinfo={317: 2})
    one("strips.tif", noise("RGB"), compression="tiff_lzw", strip_size=2000)
    one("jpeg.tif", noise("RGB"), compression="jpeg")
    one("cmyk.tif", noise("CMYK"), compression="tiff_lzw")
    one("colours-16.png", noise("RGB").quantize(16))
    one("colours-4.png", noise("RGB").quantize(4), bits=2)
    one("interlaced.gif", noise("P"), interlace=True)
    one("moving.gif", noise("RGB"), save_all=True, append_images=moving()[1:], duration=50, loop=0)
    one("moving.png", noise("RGB"), save_all=True, append_images=moving()[1:], duration=50)
    one("moving.webp", noise("RGB"), save_all=True, append_images=moving()[1:], duration=50, lossless=True)
    one("pages.tif", noise("RGB"), save_all=True, append_images=moving()[1:], compression="tiff_lzw")
    one("lossless.webp", noise("RGB"), lossless=True)
    one("lossy.webp", noise("RGB"), quality=80)
    one("alpha.webp", seen_through(), lossless=True)
    one("alpha-lossy.webp", seen_through(), quality=80)
    for name, options in {
        "plain": {}, "half": {"subsampling": "4:2:0"}, "full": {"subsampling": "4:4:4"},
        "progressive": {"progressive": True}, "best": {"optimize": True, "quality": 95},
        "restarts": {"restart_marker_blocks": 3},
    }.items():
        one(f"{name}.jpg", noise("RGB"), **options)
    one("grey.jpg", noise("L"))
    one("grey-progressive.jpg", noise("L"), progressive=True)
    oriented = Image.Exif()
    oriented[274] = 6
    one("turned.jpg", noise("RGB"), exif=oriented)


def frames(path):
    with Image.open(path) as image:
        return [np.asarray(frame.convert("RGBA" if frame.mode in ("P", "PA", "LA") else frame.mode)).astype(float)
                for frame in ImageSequence.Iterator(image)]


def judge(source, output):
    """One colour fills the box, and nothing changed outside."""
    x, y, w, h = BOX
    # Blocks of JPEG widen a box to whole units, and their colours are smoothed one pixel further.
    blocks = source.suffix == ".jpg" or source.name == "jpeg.tif"
    # A browser's and Pillow's reading of lossy WebP differ from that of others by a little.
    slack = 6 if source.name in ("lossy.webp", "alpha-lossy.webp") else 0
    before, after = frames(source), frames(output)
    if len(before) != len(after):
        return f"{len(after)} pictures for {len(before)}"
    margin = 18 if blocks else 0
    for number, (first, second) in enumerate(zip(before, after), 1):
        if first.shape != second.shape:
            return f"shape {second.shape} for {first.shape}"
        outside = np.ones(first.shape[:2], bool)
        outside[max(0, y - margin) : y + h + margin, max(0, x - margin) : x + w + margin] = False
        # What is not seen may say anything.
        worst = np.abs(first - second)[outside].max()
        if worst > slack:
            return f"picture {number} changed outside the box, by {worst:.3g}"
        inner = second[y : y + h, x : x + w].reshape(w * h, -1)
        if np.ptp(inner, axis=0).max() > (2 if blocks else 0):
            return f"picture {number} is not filled"
        if inner[:, :3].max() > 2 and source.name not in ("cmyk.tif",) and not DARKEST(source):
            return f"picture {number} is not black: {inner.max(axis=0)}"
    if source.name == "turned.jpg" and Image.open(output).getexif().get(274) != 6:
        return "orientation lost"
    return ""


def DARKEST(source):
    """A palette may have no black."""
    return source.name.startswith(("palette", "colours", "interlaced")) or source.suffix == ".gif"


def main():
    faults = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder, out = pathlib.Path(scratch, "in"), pathlib.Path(scratch, "out")
        folder.mkdir()
        out.mkdir()
        save(folder)
        files = sorted(folder.iterdir())
        run = subprocess.run([sys.argv[1], out, *map(str, BOX), *files], capture_output=True, check=True, text=True)
        for line in map(json.loads, run.stdout.splitlines()):
            source = pathlib.Path(line["file"])
            fault = line.get("reason") or judge(source, out / line["output"])
            faults += bool(fault)
            print(source.name, "·", fault or "masked")
    print(f"{len(files)} files masked, {faults} with faults")
    sys.exit(bool(faults))


main()
