"""Pictures the yardstick does not have: text that runs down or stands on its head, low contrast, false
colours, and names that only some frames of a series show. Seeded; all names are invented.

usage: held_out.py OUT        writes OUT/NNN.png, OUT/series-N/NNN.png and OUT/truth.json
       held_out.py OUT BOXES  scores a file {"000": [[x, y, w, h], ...], "series-0": ...}
"""
import json
import random
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = {
    "gothic": "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "mincho": "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf",
    "noto": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "sans": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "mono": "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
}
JAPANESE = "月島 蓮司|ツキシマ レンジ|氏名 霧崎小夜|患者番号 40718823|霧崎 小夜 様|昭和四十一年三月八日生|北浜記念病院|主治医 葛城"
LATIN = "TSUKISHIMA, RENJI|ID 40718823|DOB 1966-03-08|KIRISAKI^SAYO|Dr. Katsuragi|2021/11/04 09:42|M 055Y|ACC 7731902"
SIZE = (800, 600)
# Each way of writing is tried on as many pictures.
WAYS = ["down", "turned-90", "turned-180", "turned-270", "low-contrast", "false-colour", "inverted"]
EACH = 3
FRAMES, SERIES = 24, 3


def tissue(rng, low, high):
    """Soft clouds and speckle, as an ultrasound shows them."""
    w, h = SIZE
    cloud = Image.fromarray(rng.integers(0, 256, (h // 25, w // 25), np.uint8)).resize(SIZE, Image.BICUBIC)
    grain = Image.fromarray(rng.integers(0, 256, (h, w), np.uint8)).filter(ImageFilter.GaussianBlur(1.2))
    mixed = 0.7 * np.asarray(cloud, float) + 0.9 * (np.asarray(grain, float) - 128)
    return np.clip(low + mixed / 255 * (high - low), 0, 255).astype(np.uint8)


def stamp(text, font, down):
    """The ink of one text, as a picture of its own."""
    if down:
        cells = [stamp(letter, font, False) for letter in text if letter != " "]
        step = font.size + 1
        ink = Image.new("L", (max(c.width for c in cells), step * len(cells)))
        for place, cell in enumerate(cells):
            ink.paste(cell, ((ink.width - cell.width) // 2, place * step + (step - cell.height) // 2))
        return ink.crop(ink.getbbox())
    left, top, right, bottom = font.getbbox(text)
    ink = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(ink).text((-left, -top), text, font=font, fill=255)
    return ink


def burn(picture, ink, corner, colour):
    x, y = corner
    part = np.s_[y:y + ink.height, x:x + ink.width]
    share = np.asarray(ink, float)[..., None] / 255
    picture[part] = (picture[part] * (1 - share) + np.array(colour) * share).round().astype(np.uint8)


def place(draw, taken, ink):
    """A free corner for a text, or none."""
    for _ in range(100):
        x, y = draw.randint(4, SIZE[0] - ink.width - 4), draw.randint(4, SIZE[1] - ink.height - 4)
        box = [x, y, ink.width, ink.height]
        if all(x + ink.width + 14 < a or a + c + 14 < x or y + ink.height + 14 < b or b + d + 14 < y for a, b, c, d in taken):
            taken.append(box)
            return box
    return None


def text_of(draw, way):
    japanese = way == "down" or draw.random() < 0.5
    text = draw.choice((JAPANESE if japanese else LATIN).split("|"))
    font = draw.choice(["gothic", "mincho", "noto"] if japanese else ["sans", "mono"])
    return text, ImageFont.truetype(FONTS[font], draw.choice([13, 15, 18, 22, 28]))


def still(draw, rng, way):
    grey = tissue(rng, 0, 120)
    grey[:, :160] = grey[:, -160:] = 0
    picture = np.repeat(grey[..., None], 3, 2)
    if way == "false-colour":
        picture = np.stack([grey, 120 - np.minimum(grey, 120), np.full_like(grey, 90)], 2)
    taken, boxes = [], []
    for _ in range(6):
        text, font = text_of(draw, way)
        ink = stamp(text, font, way == "down")
        if way.startswith("turned"):
            ink = ink.rotate(-int(way[7:]), expand=True)
        box = place(draw, taken, ink) if ink.width < 700 and ink.height < 580 else None
        if box is None:
            continue
        x, y, w, h = box
        under = picture[y:y + h, x:x + w].reshape(-1, 3).mean(0)
        colour = [235, 235, 235]
        if way == "low-contrast":
            colour = (under + draw.choice([28, 36, 45])).clip(0, 255)
        if way == "false-colour":
            colour = draw.choice([[255, 220, 0], [0, 255, 255], [255, 80, 80]])
        burn(picture, ink, (x, y), colour)
        boxes.append(dict(box=box, text=text, way=way))
    return (255 - picture if way == "inverted" else picture), boxes


def series(draw, rng, folder):
    """Moving tissue; a device's text in all frames, a name in three of them."""
    folder.mkdir(parents=True, exist_ok=True)
    base, taken, boxes = tissue(rng, 20, 150), [], []
    texts = []
    for kind in ("always", "always", "some", "some"):
        text, font = text_of(draw, "")
        ink = stamp(text, font, False)
        box = place(draw, taken, ink)
        first = draw.randint(1, FRAMES - 4)
        texts.append((ink, box, range(FRAMES) if kind == "always" else range(first, first + 3)))
        boxes.append(dict(box=box, text=text, way=f"frames-{kind}"))
    for frame in range(FRAMES):
        picture = np.repeat(np.roll(base, 3 * frame, 1)[..., None], 3, 2)
        for ink, (x, y, _, _), frames in texts:
            if frame in frames:
                burn(picture, ink, (x, y), [240, 240, 240])
        Image.fromarray(picture).save(folder / f"{frame:03}.png")
    return boxes


def make(out):
    draw, rng = random.Random(2211), np.random.default_rng(2211)
    out.mkdir(parents=True, exist_ok=True)
    truth = {}
    for number, way in enumerate([way for way in WAYS for _ in range(EACH)]):
        picture, truth[f"{number:03}"] = still(draw, rng, way)
        Image.fromarray(picture).save(out / f"{number:03}.png")
    for number in range(SERIES):
        truth[f"series-{number}"] = series(draw, rng, out / f"series-{number}")
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False))


def score(out, boxes):
    """A table; a text counts where 90 % of its box is covered, and what else is covered is false."""
    groups, false = {}, []
    for name, texts in json.loads((out / "truth.json").read_text()).items():
        mask, near = np.zeros(SIZE[::-1], bool), np.zeros(SIZE[::-1], bool)
        for x, y, w, h in boxes.get(name, []):
            mask[y:y + h, x:x + w] = True
        for entry in texts:
            x, y, w, h = entry["box"]
            near[max(0, y - 12):y + h + 12, max(0, x - 12):x + w + 12] = True
            group = groups.setdefault(entry["way"], [0, 0])
            group[0] += mask[y:y + h, x:x + w].mean() >= 0.9
            group[1] += 1
        false.append((mask & ~near).mean())
    lines = ["| writing | covered |", "|---|--:|"]
    lines += [f"| {way} | {hit}/{total} |" for way, (hit, total) in groups.items()]
    hit, total = (sum(column) for column in zip(*groups.values()))
    lines.append(f"| all | {hit}/{total} = {100 * hit / total:.1f} % |")
    lines += ["", f"False area: mean {100 * np.mean(false):.3f} %, largest {100 * np.max(false):.2f} %."]
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) == 2:
        make(Path(sys.argv[1]))
    else:
        print(score(Path(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text())))
