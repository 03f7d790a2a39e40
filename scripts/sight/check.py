"""Runs the yardstick for pixels and the held-out pictures, and fails where less is found than promised.

usage: check.py SIGHT YARDSTICK OUT WASM_SCRIPT --table FILE
SIGHT is crate/sight's example, WASM_SCRIPT lies beside the one for Chromium; everything is made in OUT.
"""
import json
import re
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import skimage
from PIL import Image, ImageDraw, ImageFont

import held_out

SIGHT, YARDSTICK, OUT, WASM = (Path(argument) for argument in sys.argv[1:5])
TABLE = Path(sys.argv[6])
DATA = Path(skimage.__file__).parent / "data"
THINGS = [
    "brick.png", "cell.png", "chelsea.png", "chessboard_RGB.png", "clock_motion.png", "coins.png", "color.png", "grass.png",
    "gravel.png", "horse.png", "ihc.png", "logo.png", "microaneurysms.png", "moon.png", "motorcycle_left.png", "page.png",
    "phantom.png", "text.png", "hubble_deep_field.jpg", "retina.jpg", "rocket.jpg",
]
TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}


def script(name, *arguments):
    done = subprocess.run([sys.executable, name, *arguments], cwd=OUT, check=True, capture_output=True, text=True)
    return done.stdout


def as_ppm(picture):
    ppm = OUT / "ppm" / f"{'-'.join(picture.relative_to(OUT).parts)[:-4]}.ppm"
    ppm.parent.mkdir(exist_ok=True)
    Image.open(picture).convert("RGB").save(ppm)
    return ppm


def sight(what, pictures):
    """One answer for each picture, and the seconds of processor for each megapixel."""
    ppms = [as_ppm(picture) for picture in pictures]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.run([SIGHT, what, *ppms], check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    answers = [json.loads(line) for line in said.splitlines()]
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    pixels = sum(answer.get("pixels", 0) for answer in answers)
    return answers, seconds / max(pixels, 1) * 1e6


def boxes(answer, corners=False):
    found = [[box["x"], box["y"], box["w"], box["h"]] for box in answer["found"]]
    return [[x, y, x + w, y + h] for x, y, w, h in found] if corners else found


def text():
    script("burnin_base.py"), script("burnin_testset.py")
    pictures = sorted(p for p in (OUT / "set").glob("*.png") if p.stem.isdigit())
    answers, speed = sight("text", pictures)
    found = {picture.name: boxes(answer, True) for picture, answer in zip(pictures, answers)}
    (OUT / "text.json").write_text(json.dumps(found))
    said = script("burnin_score.py", "--boxes", "text.json")
    hit, total = map(int, re.search(r"recall (\d+)/(\d+)", said).groups())
    mean, most = map(float, re.search(r"mean ([\d.]+) %  max ([\d.]+) %", said).groups())
    groups = dict(re.findall(r"(on tissue|<=12 px|ja|latin) (\d+/\d+)", said))
    row = (f"| **ours** | {hit}/{total} = {100 * hit / total:.1f} % | {groups['on tissue']} | {groups['<=12 px']} "
           f"| {groups['ja']}, {groups['latin']} | {mean:.2f} ({most:.2f}) % |")
    return row, speed, hit / total >= 0.99 and mean < 0.1


def rivals():
    """The rows that the yardstick's own README gives for other detectors."""
    lines = (YARDSTICK / "README.md").read_text().splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("| text detector"))
    rows = lines[start:]
    return rows[:next(at for at, line in enumerate(rows) if not line.startswith("|"))]


def faces():
    script("face_set.py")
    truth = json.loads((OUT / "faces/gt.json").read_text())
    rows, good = [], True
    for cover in ("faces", "eyes"):
        answers, speed = sight(cover, [OUT / "faces" / name for name in truth])
        found = {name: boxes(answer, True) for name, answer in zip(truth, answers)}
        (OUT / "faces.json").write_text(json.dumps(found))
        said = script("face_score.py", "--boxes", "faces.json").splitlines()[-1]
        hidden, total, touched, clean = map(int, re.findall(r"\d+", said))
        rows.append(f"| the yardstick's, {cover} masked | {hidden}/{total} | {touched}/{clean} |")
        good &= hidden == total and not touched
    hidden = total = touched = clean = 0
    for degrees, turn in TURNS.items():
        for name, entry in truth.items():
            turned = OUT / "turned" / f"{degrees}-{name}"
            turned.parent.mkdir(exist_ok=True)
            picture = Image.open(OUT / "faces" / name).convert("RGB")
            picture.transpose(turn).save(turned)
            [answer], _ = sight("faces", [turned])
            for face in entry["faces"]:
                total += 1
                hidden += all(covered(turned_box(eye, degrees, picture.size), boxes(answer)) for eye in face["eyes"])
            clean += not entry["faces"]
            touched += bool(not entry["faces"] and answer["found"])
    rows.append(f"| the same turned by 90, 180 and 270 degrees | {hidden}/{total} | {touched}/{clean} |")
    good &= hidden >= 0.95 * total and not touched
    seen, people = covered_faces()
    touched, clean = without_faces()
    rows.append(f"| small faces of other people, mouth and nose covered in three ways | {seen}/{people} | |")
    rows.append(f"| pictures of things, in four directions | | {touched}/{clean} |")
    return rows, speed, good and seen >= 0.95 * people and not touched


def covered_faces():
    """Faces that no rule was fitted to: every second of scikit-image's, 100 pixels wide, with a patch over the lower half."""
    people = np.load(DATA / "lfw_subset.npy")[1:100:2]
    found = total = 0
    for way, (top, bottom, left, right, light) in enumerate([(58, 92, 15, 85, 140), (52, 98, 8, 92, 200), (55, 96, 12, 88, 60)]):
        pictures = []
        for number, face in enumerate(people):
            picture = Image.new("L", (256, 256), 110)
            picture.paste(Image.fromarray((face * 255).astype(np.uint8)).resize((100, 100), Image.Resampling.LANCZOS), (78, 78))
            picture.paste(light, (78 + left, 78 + top, 78 + right, 78 + bottom))
            pictures.append(OUT / "covered" / f"{way}-{number}.png")
            pictures[-1].parent.mkdir(exist_ok=True)
            picture.save(pictures[-1])
        answers, _ = sight("faces", pictures)
        found += sum(bool(answer["found"]) for answer in answers)
        total += len(answers)
    return found, total


def without_faces():
    """Pictures of scikit-image without a person, the cup in parts and sizes too."""
    cup = Image.open(DATA / "coffee.png")
    things = [cup.crop(part) for part in [(150, 50, 600, 400), (0, 0, 400, 400), (200, 100, 500, 350)]]
    things += [cup.resize((int(cup.width * size), int(cup.height * size))) for size in (0.5, 0.75, 1.25)]
    things.append(cup.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    for name in THINGS:
        things.append(Image.open(DATA / name))
        things[-1].thumbnail((640, 640))
    pictures = []
    for number, thing in enumerate(things):
        for degrees, turn in {0: None, **TURNS}.items():
            pictures.append(OUT / "things" / f"{number}-{degrees}.png")
            pictures[-1].parent.mkdir(exist_ok=True)
            (thing if turn is None else thing.transpose(turn)).convert("RGB").save(pictures[-1])
    answers, _ = sight("faces", pictures)
    return sum(bool(answer["found"]) for answer in answers), len(answers)


def turned_box(box, degrees, size):
    """Where a box lies once the picture is turned counter-clockwise."""
    (x, y, w, h), (width, height) = box, size
    return {90: [y, width - x - w, h, w], 180: [width - x - w, height - y - h, w, h],
            270: [height - y - h, x, h, w]}[degrees]


def covered(box, found):
    x, y, w, h = box
    within = lambda px, py: any(a <= px < a + c and b <= py < b + d for a, b, c, d in found)
    inside = [within(px, py) for px in range(x, x + w) for py in range(y, y + h)]
    return sum(inside) >= 0.9 * len(inside)


def held():
    out = OUT / "held"
    held_out.make(out)
    names = list(json.loads((out / "truth.json").read_text()))
    stills = [name for name in names if (out / f"{name}.png").exists()]
    answers, _ = sight("text", [out / f"{name}.png" for name in stills])
    found = {name: boxes(answer) for name, answer in zip(stills, answers)}
    for name in set(names) - set(stills):
        [answer], _ = sight("frames", sorted((out / name).glob("*.png")))
        found[name] = boxes(answer)
    return held_out.score(out, found)


def screen():
    """Mostly black, as ultrasound screens are: a scan in the middle, a few lines at the edges."""
    picture = Image.new("RGB", (1024, 768))
    picture.paste(Image.open(OUT / "base/examples_ybr_color.png").convert("RGB").resize((480, 360)), (272, 204))
    letters = ImageFont.truetype(held_out.FONTS["sans"], 16)
    for place, text in zip([(20, 16), (780, 16), (20, 730)], held_out.LATIN.split("|")):
        ImageDraw.Draw(picture).text(place, text, font=letters, fill=(230, 230, 230))
    picture.save(OUT / "screen.png")
    return as_ppm(OUT / "screen.png")


def measured(script, *pictures):
    said = subprocess.run(["node", WASM.with_name(script), *pictures], check=True, capture_output=True, text=True).stdout
    return json.loads(said)


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    for file in YARDSTICK.glob("*.py"):
        shutil.copy(file, OUT)
    for folder in ("base", "set", "faces"):
        (OUT / folder).mkdir(exist_ok=True)
    text_row, text_speed, text_good = text()
    face_rows, face_speed, faces_good = faces()
    held_table = held()
    pictures = [as_ppm(OUT / "set" / f"{number:03}.png") for number in (0, 3, 4)]
    wasm = measured("sight.mjs", as_ppm(OUT / "faces/astro.png"), screen(), *pictures)
    page = measured("sight-page.mjs", pictures[0])
    head, rule, *others = rivals()
    lines = [
        "## Text", "",
        "Covered: 90 % of a text's box. The rows below ours are figures that the yardstick's README gives, measured "
        "by it on the same pictures.", "",
        head, rule, text_row, *others, "",
        "## Faces", "",
        "| pictures | faces hidden | without a face, yet touched |", "|---|--:|--:|", *face_rows, "",
        "A face that stands upright is masked at a low score, since a mask too many costs less than a face; what scores low has to be "
        "a face in a mirror too. The sets are small.", "",
        "## Other writing", "",
        "Pictures that no rule was fitted to but where a closer look is taken (`scripts/sight/held_out.py`): text that runs down or is turned, low "
        "contrast, false colours, and names that 3 of 24 moving frames show.", "",
        held_table, "",
        "## Speed and memory", "",
        "| | text, CPU s per megapixel | faces, CPU s per picture of 512 x 512 | memory |", "|---|--:|--:|--:|",
        f"| native, two threads | {text_speed:.2f} | {face_speed * 512 * 512 / 1e6:.2f} | |",
        f"| WebAssembly in Node | {wasm['text']:.2f} | {wasm['face']:.2f} | {wasm['memory'] / 1e6:.0f} MB |", "",
        "Megapixels are those of the picture. The network sees it as it is, and once more, one and a half times as "
        "wide and high, where the first look leaves a doubt.", "",
        "| in WebAssembly | wanted | measured |", "|---|--:|--:|",
        f"| text, pictures of tissue with five to nine lines each | 3 CPU s a megapixel | {wasm['text']:.2f} |",
        f"| text, a screen that is mostly black | 3 CPU s a megapixel | {wasm['black']:.2f} |",
        f"| boxes of a first picture of {wasm['first_pixels'] / 1e6:.2f} megapixels, network unpacked before it, in Node "
        f"| 2 s | {wasm['first']:.1f} CPU s |",
        f"| the same in Chromium {page['version']}, by the clock, the worker started a second before, as for a folder "
        f"| 2 s | {page['first']:.1f} s |",
        f"| the same from starting the worker | | {page['cold']:.1f} s |",
        f"| one more such picture | | {page['again']:.1f} s |",
        f"| one more frame of the same layout, in Node | 50 ms | {wasm['frame'] * 1000:.0f} ms |",
        f"| the same in Chromium, by the clock | 50 ms | {page['frame'] * 1000:.0f} ms |",
        f"| longest time in which Chromium's page could do nothing | | {page['pause'] * 1000:.0f} ms |",
        f"| memory of a worker | 400 MB | {wasm['memory'] / 1e6:.0f} MB |",
        f"| networks, packed | 10 MB | {wasm['networks'] / 1e6:.1f} MB |",
    ]
    TABLE.write_text("\n".join(lines) + "\n")
    print("\n".join(lines))
    if not (text_good and faces_good):
        sys.exit("less was found than promised")


if __name__ == "__main__":
    main()
