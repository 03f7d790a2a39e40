"""Plants invented people into DICOM files, runs the command line, and scores what comes out.

usage: check.py KAMEI SCRATCH [SAMPLE…] [--table FILE]

Every sample, and one object of each kind, gets one invented person in every place of places.py,
odd.py and content.py. The checks are those of MIDI-B: what was planted is gone from every byte,
what science needs is still there, UIDs, numbers and dates changed alike everywhere. Exits 1 where
fewer than 99.9 % of the removal checks or 99.5 % of the retention checks pass.
"""

import argparse, collections, csv, json, pathlib, shutil, subprocess, sys, warnings

import pydicom

import content, objects, odd, places
from answers import REMOVAL, RETENTION, Answer, Answers, Score, is_present
from kept import technical
from people import PEOPLE
from score import Output, judge
from wording import Wording

warnings.simplefilter("ignore")
pydicom.config.settings.reading_validation_mode = pydicom.config.IGNORE
pydicom.config.settings.writing_validation_mode = pydicom.config.IGNORE

LEAST = {"removal": 0.999, "retention": 0.995}


def plant(source, target, number):
    """Writes one planted file; None and the reason where the sample cannot be written again."""
    person = PEOPLE[number % len(PEOPLE)]
    answers = Answers()
    try:
        data_set = pydicom.dcmread(source)
        if "MediaStorageSOPInstanceUID" not in data_set.file_meta:
            data_set.file_meta.MediaStorageSOPClassUID = data_set.get("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7")
            data_set.file_meta.MediaStorageSOPInstanceUID = data_set.get("SOPInstanceUID", "1.2.826.0.1.99.1953.5.5")
        data_set.decode()
        data_set.SpecificCharacterSet = person.charset.split("\\") if "\\" in person.charset else person.charset
        technical(data_set, answers)
        places.everywhere(data_set, person, answers, Wording(person, number * 3))
        content.plant(data_set, person, answers, number)
        places.header(data_set, person, answers, number)
        places.nested(data_set, person, answers, number)
        odd.private(data_set, person, answers, number)
        odd.unknown(data_set, person, answers)
        odd.around(data_set, person, answers)
        commented = odd.frames(data_set, person, answers) if "PixelData" in data_set else False
        if "PixelData" in data_set and not commented:
            answers.add("pixels_retained", "PixelData", "pixels")
        data_set.save_as(target, enforce_file_format=True)
    except Exception as error:
        target.unlink(missing_ok=True)
        return None, f"{type(error).__name__}: {error}"
    written = pydicom.dcmread(target)
    written.decode()
    answers.gone("file and folder name", "file names", *[word for word in person.words if word.isascii()][:1], person.patient_id)
    return answers, written


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kamei", type=pathlib.Path)
    parser.add_argument("scratch", type=pathlib.Path)
    parser.add_argument("samples", nargs="*", type=pathlib.Path)
    parser.add_argument("--table", type=pathlib.Path)
    parser.add_argument("--arguments", default="", help="further arguments for the command line")
    options = parser.parse_args()
    shutil.rmtree(options.scratch, ignore_errors=True)
    planted, out = options.scratch / "planted", options.scratch / "out"
    planted.mkdir(parents=True)
    objects.write(options.scratch / "objects")
    sources = sorted((options.scratch / "objects").iterdir())
    sources += [path for sample in options.samples for path in sorted(sample.rglob("*")) if path.is_file()]

    keys, unwritten = {}, []
    for number, source in enumerate(sources):
        person = PEOPLE[number % len(PEOPLE)]
        target = planted / person.patient_id / f"{person.words[0]}_{number:03}_{source.stem[:24]}.dcm"
        target.parent.mkdir(exist_ok=True)
        answers, made = plant(source, target, number)
        if answers is None:
            unwritten.append((source.name, made))
        else:
            keys[str(target.relative_to(planted))] = (answers, made, source.name)

    key = options.scratch / "key"
    run = subprocess.run(
        [options.kamei, "deidentify", planted, "--out", out, "--key", key, "--accept-unreviewed", *options.arguments.split()],
        capture_output=True, text=True,
    )
    files = {line["input"]: line for line in json.loads(run.stdout)["files"]}
    subprocess.run([options.kamei, "crosswalk", "--key", key, "--out", options.scratch / "tables"], check=True, capture_output=True)
    maps = {name: crosswalk(options.scratch / "tables" / f"{name}.csv") for name in ("patients", "uids")}

    score, unchanged, held = Score(), Score(), []
    for name, (answers, before, source) in keys.items():
        line = files[name]
        if line["status"] != "released":
            held.append((source, line.get("reason", line["status"])))
            continue
        judge(answers, before, Output(out / line["output"], line["output"]), maps, score, source)
        judge(answers, before, Output(planted / name, name), maps, unchanged, source)
    beside(out, files.values(), score)
    report(options, score, unchanged, len(keys), held, unwritten)


def beside(out, lines, score):
    """Whatever else was written, such as a DICOMDIR, names nobody either."""
    released = {out / line["output"] for line in lines if line["status"] == "released"}
    for path in sorted(out.rglob("*")):
        if path.is_file() and path not in released:
            raw = path.read_bytes()
            for person in PEOPLE:
                for word in (*person.words, person.patient_id, person.birth):
                    answer = Answer("text_removed", "other files", "beside the objects", (), word)
                    score.note(answer, not is_present(word, raw, ""), path.name)


def crosswalk(path):
    with open(path, encoding="utf-8") as file:
        return {row["id_old"]: row["id_new"] for row in csv.DictReader(file)}


def report(options, score, unchanged, files, held, unwritten):
    lines = [f"{files} files planted, {files - len(held)} released and scored, {len(held)} held."]
    verdicts, control = {}, {}
    lines += ["", "| | passed | asked | | wanted | unchanged copies |", "|---|--:|--:|--:|--:|--:|"]
    for name, checks in (("removal", REMOVAL), ("retention", RETENTION)):
        passed, asked = score.share(checks)
        verdicts[name] = passed / asked
        before, _ = unchanged.share(checks)
        control[name] = before / asked
        lines.append(f"| **{name}** | {passed} | {asked} | {100 * passed / asked:.2f} % | {100 * LEAST[name]:.1f} % | {100 * before / asked:.1f} % |")
    lines += ["", "The last column scores the planted files themselves: a scorer that could not fail would show it there."]
    lines += ["", "| check | category | passed | asked |", "|---|---|--:|--:|"]
    for (check, category), asked in sorted(score.asked.items()):
        lines.append(f"| {check} | {category} | {score.passed[check, category]} | {asked} |")
    places = collections.Counter((check, place, value) for check, _, place, _, value, _ in score.failures)
    lines += ["", "What failed, by place and planted value:", ""]
    lines += [f"- {check}, {place}: `{value}`, {count} times" for (check, place, value), count in sorted(places.items())] or ["- nothing"]
    lines += ["", "Samples that pydicom cannot write again, so that nothing was planted:", ""]
    lines += [f"- {name}" for name, _ in unwritten] or ["- none"]
    lines += ["", "Held, so that nothing of them goes out and nothing is scored:", ""]
    lines += [f"- {count} × {reason} ({name}, …)" for (reason, name), count in sorted(reasons(held).items())] or ["- none"]
    text = "\n".join(lines) + "\n"
    print(text, end="")
    for check, category, place, file, value, found in score.failures:
        print("failed:", check, "·", category, "·", place, "·", file, "·", value, "·", found, file=sys.stderr)
    for name, reason in unwritten:
        print("not planted:", name, "·", reason, file=sys.stderr)
    if options.table:
        options.table.write_text(text)
    # Copies keep nearly everything and remove nothing, or the scorer sees neither.
    blind = control["removal"] > 0.02 or control["retention"] < 0.8
    if blind:
        print("the scorer does not tell copies from outputs", file=sys.stderr)
    sys.exit(blind or any(verdicts[name] < least for name, least in LEAST.items()))


def reasons(held):
    first = {}
    counts = collections.Counter()
    for name, reason in held:
        first.setdefault(reason, name)
        counts[reason] += 1
    return {(reason, first[reason]): count for reason, count in counts.items()}


if __name__ == "__main__":
    main()
