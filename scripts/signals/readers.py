"""What other programs read in a recording: the values that identify, and the samples.

Each reader has a name, says whether a file is its own, which of its header values identify, and which samples it holds,
as one digest for each channel.
"""

import hashlib, json, pathlib, struct, subprocess, tempfile


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
        return [*patient[:1], *patient[2:], *recording[1:], head[168:176].decode("latin-1")]

    def samples(self, path):
        import mne, numpy, pyedflib

        mne.set_log_level("ERROR")
        with pyedflib.EdfReader(str(path)) as edf:
            read = [digest(edf.readSignal(channel, digital=True).tobytes()) for channel in range(edf.signals_in_file)]
            read.append(digest(numpy.array(edf.readAnnotations()[0]).tobytes()))
        with tempfile.TemporaryDirectory() as scratch:
            # MNE goes by endings.
            named = pathlib.Path(scratch) / f"a.{'bdf' if path.read_bytes()[:1] == b'\xff' else 'edf'}"
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


READERS = [Edf(), Scp()]


def of(path):
    head = path.read_bytes()[:512]
    return next((reader for reader in READERS if reader.owns(head, path)), None)
