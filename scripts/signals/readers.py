"""What other programs read in a recording: the values that identify, and the samples.

Each reader has a name, says whether a file is its own, which of its header values identify, and which samples it holds,
as one digest for each channel.
"""

import hashlib, pathlib, struct, subprocess, tempfile, warnings
from xml.etree import ElementTree


def digest(samples):
    return hashlib.sha256(samples).hexdigest()


class Edf:
    """EDF and BDF: fields by the layout, samples by pyedflib (EDF) and MNE (BDF and EDF)."""

    name = "pyedflib, MNE"

    def owns(self, head, path):
        return head[:8] in (b"0       ", b"\xffBIOSEMI")

    def identifying(self, path):
        head = path.read_bytes()[:256]
        patient = head[8:88].decode("latin-1").split()
        recording = head[88:168].decode("latin-1").split()
        # The device may stay, and stands behind date, code and technician.
        recorded = recording[1:4] + recording[5:] if recording[:1] == ["Startdate"] else recording
        return [*patient[:1], *patient[2:], *recorded, head[168:176].decode("latin-1")]

    def samples(self, path):
        import mne, numpy, pyedflib

        mne.set_log_level("ERROR")
        with pyedflib.EdfReader(str(path)) as edf:
            read = [digest(edf.readSignal(channel, digital=True).tobytes()) for channel in range(edf.signals_in_file)]
            read.append(digest(numpy.array(edf.readAnnotations()[0]).tobytes()))
        with tempfile.TemporaryDirectory() as scratch:
            # MNE goes by endings.
            ending = "bdf" if path.read_bytes()[:1] == b"\xff" else "edf"
            named = pathlib.Path(scratch) / f"a.{ending}"
            named.symlink_to(path.absolute())
            load = mne.io.read_raw_bdf if named.suffix == ".bdf" else mne.io.read_raw_edf
            raw = load(named, preload=True)
            read.append(digest(raw.get_data().tobytes()))
        return read


class Scp:
    """SCP-ECG: values by the layout, samples by BioSig's save2gdf."""

    name = "BioSig"

    def owns(self, head, path):
        return head[16:22] == b"SCPECG"

    def identifying(self, path):
        found, data = [], path.read_bytes()
        start = struct.unpack_from("<I", data, 6 + 16 + 10 + 6)[0] - 1 + 16
        while data[start] != 255:
            tag, length = data[start], struct.unpack_from("<H", data, start + 1)[0]
            value = data[start + 3 : start + 3 + length]
            if tag in (0, 1, 2, 3, 16, 17, 18, 19, 20, 21, 22, 23, 31):
                found.append(value.split(b"\0")[0].decode("latin-1"))
            start += 3 + length
        return found

    def samples(self, path):
        with tempfile.TemporaryDirectory() as scratch:
            out = pathlib.Path(scratch) / "a.csv"
            run = subprocess.run(["save2gdf", "-f=ASCII", path, out], capture_output=True, text=True)
            written = sorted(pathlib.Path(scratch).glob("*.a[0-9][0-9]"))
            if not written:
                raise RuntimeError(run.stderr or "BioSig wrote nothing")
            return [digest(file.read_bytes()) for file in written]


class Xml:
    """Electrocardiograms in XML: names, numbers and dates by where they stand, samples by Python's ElementTree."""

    name = "ElementTree"
    roots = {"AnnotatedECG", "RestingECG", "restingecgdata"}
    leaves = {
        "PatientID", "PatientLastName", "PatientFirstName", "DateofBirth", "AcquisitionDate", "EditDate", "OverreaderID",
        "OverreaderLastName", "EditorLastName", "SiteName", "LocationName", "patientid", "lastname", "firstname", "dateofbirth",
        "operatorid", "institutionname", "institutionlocationid", "documentname", "name", "city",
    }
    attributes = {"extension", "root", "date"}
    waves = {"WaveFormData", "MeasurementMatrix", "digits", "parsedwaveforms"}

    def owns(self, head, path):
        return path.suffix.lower() == ".xml" and self.tree(path).tag.split("}")[-1] in self.roots

    def tree(self, path):
        return ElementTree.parse(path).getroot()

    def identifying(self, path):
        found = []
        for element in self.tree(path).iter():
            tag = element.tag.split("}")[-1]
            # What a maker is called names no one.
            if tag in self.leaves and element.text and "Instrument" not in element.text:
                found.append(element.text.strip())
            found += [value for name, value in element.attrib.items() if name in self.attributes]
            # These say when; the same elements say how much, too.
            day = element.get("value", "")[:8]
            if tag in ("birthTime", "center", "low", "high", "head") and len(day) == 8 and day.isdigit():
                found.append(day)
        # A value that is part of an element's name stands in every document ("LAST" in PatientLastName).
        elements = " ".join(element.tag for element in self.tree(path).iter()).lower()
        return [value for value in found if len(value) > 3 and value.lower() not in elements]

    def samples(self, path):
        waves = [element for element in self.tree(path).iter() if element.tag.split("}")[-1] in self.waves]
        return [digest("".join((wave.text or "").split()).encode()) for wave in waves]


class Wfdb:
    """A WFDB record under its header: samples and annotations by the wfdb package."""

    name = "wfdb"

    def owns(self, head, path):
        return path.suffix in (".hea", ".dat", ".xyz", ".atr") and path.with_suffix(".hea").exists()

    def lines(self, path):
        text = path.with_suffix(".hea").read_text("latin-1")
        return [line.split() for line in text.splitlines() if line.strip() and not line.startswith("#")]

    def identifying(self, path):
        record = self.lines(path)[0]
        return [record[0], *record[5:6]]

    def samples(self, path):
        import wfdb

        lines = self.lines(path)
        with tempfile.TemporaryDirectory() as scratch:
            # A header refers to files by names that a collection of samples may have changed.
            for name in {lines[0][0] + ".hea", *(line[0] for line in lines[1:])}:
                (pathlib.Path(scratch) / name).symlink_to(path.with_suffix(pathlib.Path(name).suffix).absolute())
            record = wfdb.rdrecord(f"{scratch}/{lines[0][0]}", physical=False)
            return [digest(channel.tobytes()) for channel in record.d_signal.T]


class Holter:
    """ISHNE and MFER: values and samples by ecgdatakit."""

    name = "ecgdatakit"

    def owns(self, head, path):
        return head[:8] == b"ISHNE1.0" or path.suffix.lower() in (".mwf", ".mfr", ".mfer")

    def read(self, path):
        from ecgdatakit import FileParser

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return FileParser().parse(path)

    def identifying(self, path):
        record = self.read(path)
        patient, device = record.patient, record.recording.device
        return [value or "" for value in (patient.patient_id, patient.last_name, patient.first_name, device.serial_number)]

    def samples(self, path):
        return [digest(lead.label.encode() + lead.samples.tobytes()) for lead in self.read(path).leads]


class Nihon:
    """The set of Nihon Kohden: samples, electrodes, events and time by MNE, the name by its place."""

    name = "MNE"

    def owns(self, head, path):
        return head[:4] in (b"EEG-", b"DAE-", b"QI-4") and path.suffix.lower() == ".eeg"

    def identifying(self, path):
        return [path.read_bytes()[0x4F:0x6F].rstrip(b"\0").decode("cp932")]

    def samples(self, path):
        import mne

        mne.set_log_level("ERROR")
        with tempfile.TemporaryDirectory() as scratch:
            for kind in ("EEG", "PNT", "LOG", "21E"):
                # Outputs of one set may be in several folders.
                beside = (found for folder in path.parents[:3] for found in folder.rglob(f"*.{kind.lower()}"))
                (pathlib.Path(scratch) / f"A.{kind}").write_bytes(next(beside).read_bytes())
            raw = mne.io.read_raw_nihon(pathlib.Path(scratch) / "A.EEG", preload=True, encoding="cp932")
            onsets = digest(raw.annotations.onset.tobytes())
            return [onsets] + [digest(name.encode() + data.tobytes()) for name, data in zip(raw.ch_names, raw.get_data())]


READERS = [Edf(), Scp(), Nihon(), Holter(), Xml(), Wfdb()]


def of(path):
    head = path.read_bytes()[:512]
    return next((reader for reader in READERS if reader.owns(head, path)), None)
