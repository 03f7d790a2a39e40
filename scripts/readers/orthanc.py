"""Uploads a pseudonymized study to Orthanc and asks what it shows.

usage: orthanc.py KAMEI SCRATCH STUDY…

Each STUDY, a file or a folder of one patient, is pseudonymized by itself. Orthanc runs on this
computer only, its storage in a folder that goes away. Exits 1 unless each study is shown as one
patient under the pseudonym, with as many studies, series and instances as went in.
"""

import collections, contextlib, json, pathlib, shutil, socket, subprocess, sys, tempfile, time, urllib.request

import pydicom


@contextlib.contextmanager
def orthanc():
    """The address of an Orthanc with nothing in it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as storage:
        settings = pathlib.Path(storage) / "orthanc.json"
        settings.write_text(json.dumps({
            "StorageDirectory": storage, "IndexDirectory": storage, "HttpPort": port, "HttpBindAddresses": ["127.0.0.1"], "DicomServerEnabled": False,
            "RemoteAccessAllowed": False, "AuthenticationEnabled": False, "Plugins": [], "OverwriteInstances": False,
        }))
        server = subprocess.Popen(["Orthanc", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(100):
                with contextlib.suppress(OSError):
                    ask(address, "/system")
                    break
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()
            server.wait()


def ask(address, path, body=None):
    with urllib.request.urlopen(urllib.request.Request(address + path, data=body), timeout=60) as answer:
        return json.load(answer)


def shown(address):
    """What Orthanc shows of each patient."""
    patients = {}
    for patient in ask(address, "/patients?expand"):
        studies = [ask(address, f"/studies/{study}") for study in patient["Studies"]]
        series = [ask(address, f"/series/{one}") for study in studies for one in study["Series"]]
        tags = patient["MainDicomTags"]
        patients[tags["PatientID"]] = (tags.get("PatientName"), len(studies), len(series), sum(len(one["Instances"]) for one in series))
    return patients


def counted(files):
    """What there is to show, as pydicom reads it."""
    patients = collections.defaultdict(lambda: (set(), set(), set()))
    for path in files:
        data_set = pydicom.dcmread(path, stop_before_pixels=True)
        studies, series, instances = patients[str(data_set.PatientID)]
        studies.add(data_set.StudyInstanceUID), series.add(data_set.SeriesInstanceUID), instances.add(data_set.SOPInstanceUID)
    return {patient: tuple(map(len, sets)) for patient, sets in patients.items()}


def main():
    kamei, scratch, *studies = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(scratch, ignore_errors=True)
    wrong = 0
    with orthanc() as address:
        print("Orthanc", ask(address, "/system")["Version"])
        for number, study in enumerate(studies):
            out = scratch / str(number)
            run = subprocess.run([kamei, "deidentify", study, "--out", out, "--key", scratch / "key", "--accept-unreviewed"], capture_output=True, text=True)
            released = {line["input"]: out / line["output"] for line in json.loads(run.stdout)["files"] if line["status"] == "released"}
            inputs = [study if study.is_file() else study / name for name in released]
            before = shown(address)
            for path in released.values():
                wrong += ask(address, "/instances", path.read_bytes())["Status"] != "Success"
            new = {patient: what for patient, what in shown(address).items() if patient not in before}
            wanted = list(counted(inputs).values())
            right = len(wanted) == 1 and [what[1:] for what in new.values()] == wanted and all(what[0] == patient for patient, what in new.items())
            wrong += not right
            for patient, (name, *counts) in new.items():
                print(f"{study.name}: {'as it should be' if right else 'WRONG'}: patient {patient} ({name}), {counts[0]} studies, {counts[1]} series, {counts[2]} instances")
            if not new:
                print(f"{study.name}: WRONG: not shown")
    sys.exit(bool(wrong))


main()
