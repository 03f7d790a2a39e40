"""Plants values where only a reader of bytes finds them: private, unknown and retired elements,
overlays, curves, the preamble, the file meta information, comments inside compressed frames."""

from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate, generate_frames
from pydicom.sequence import Sequence

# Elements of PS3.15 Table E.3.10-1: (creator, group, element, VR, value).
SAFE = (
    ("SIEMENS MR HEADER", 0x0019, 0x0C, "IS", "1000"), ("SIEMENS MR HEADER", 0x0019, 0x0E, "FD", [0.6, 0.0, 0.8]),
    ("SIEMENS MR HEADER", 0x0019, 0x27, "FD", [1.0, 0.0, 0.0, 1.0, 0.0, 1.0]), ("GEMS_PARM_01", 0x0043, 0x6F, "DS", ["1", "0", "0", "0"]),
    ("GEMS_ACQU_01", 0x0019, 0x23, "DS", "0.25"), ("Philips Imaging DD 001", 0x2001, 0x03, "FL", 800.0),
    ("Philips Imaging DD 001", 0x2001, 0x04, "CS", "P"), ("Philips PET Private Group", 0x7053, 0x00, "DS", "0.000551"),
    ("Philips PET Private Group", 0x7053, 0x09, "DS", "1.875"),
)
VENDOR = "KESTREL VENDOR 1.0"
VIDEO = {f"1.2.840.10008.1.2.4.{last}" for last in (100, 101, 102, 103, 104, 105, 106, 107, 108)}


def private(data_set, person, answers, seed):
    """Unlisted elements, the block of one creator between others, and listed ones that have to stay."""
    block = data_set.private_block(0x0029, VENDOR, create=True)
    name = person.words[0]
    block.add_new(0x10, "LO", f"{name} {person.patient_id}"[:64])
    block.add_new(0x11, "OB", b"\x01\x02 blob " + name.encode("utf-8") + b" " + person.accession.encode("utf-8") + b"\0")
    inner = Dataset()
    inner.PatientName, inner.StudyDate = person.name, "20190317"
    hidden = inner.private_block(0x0011, VENDOR, create=True)
    hidden.add_new(0x01, "ST", person.address)
    block.add_new(0x12, "SQ", Sequence([inner]))
    block.add_new(0x13, "DA", "20190317")
    block.add_new(0x14, "UI", "1.2.826.0.1.99.1953.8.1")
    block.add_new(0x15, "UN", f"{person.physician} {person.phone} ".encode("utf-8"))
    data_set.add_new(0x00091001, "LO", f"nobody's {person.operator}"[:64])
    answers.gone("unlisted private", "private", name, person.patient_id, person.accession, person.physician.split("^")[0], person.phone, "KESTREL VENDOR", "1.2.826.0.1.99.1953.8.1", "nobody's")
    creator, group, element, vr, value = SAFE[seed % len(SAFE)]
    if not any(tag.group == group and tag.is_private for tag in data_set.keys()):
        # Another creator takes the first block, so the listed one lies further up.
        data_set.private_block(group, "KESTREL FIRST", create=True).add_new(0x01, "LO", person.operator)
        listed = data_set.private_block(group, creator, create=True)
        listed.add_new(element, vr, value)
        listed.add_new(0xFD, "LO", name)
        if seed % 3 == 0:
            # A listed element into which someone typed a name.
            philips = data_set.private_block(0x2005, "Philips MR Imaging DD 001", create=True) if seed % 2 else data_set.private_block(0x01F1, "ELSCINT1", create=True)
            latin = next((word for word in person.words if word.isascii()), person.patient_id)
            philips.add_new(0x01, "CS", latin)
            answers.gone("name in a listed private element", "private", latin)
        answers.add("private_retained", creator, "listed private", (creator, group, element), value)
        answers.gone("unlisted beside listed", "private", "KESTREL FIRST")


def unknown(data_set, person, answers):
    """Elements no dictionary knows, retired groups, overlays, curves, padding."""
    name = person.words[0]
    data_set.add_new(0x00101F77, "LO", name)
    data_set.add_new(0x00104001, "UN", f"{person.physician} {person.email} ".encode("utf-8"))
    data_set.add_new(0x00384010, "UN", person.address.encode("utf-8"))
    data_set.add_new(0x50000005, "US", 1)
    data_set.add_new(0x50002500, "LO", person.operator)
    data_set.add_new(0x50003000, "OW", pad(b"\0\0" + name.encode("utf-8")))
    plane = 0x60020000
    for element, vr, value in ((0x10, "US", 4), (0x11, "US", 4), (0x22, "LO", name), (0x40, "CS", "G"), (0x50, "SS", [1, 1]), (0x100, "US", 1), (0x102, "US", 0), (0x1500, "LO", person.operator), (0x4000, "LT", person.address)):
        data_set.add_new(plane + element, vr, value)
    data_set.add_new(plane + 0x3000, "OW", pad(b"\0\0" + person.phone.encode("utf-8")))
    icon = Dataset()
    icon.Rows, icon.Columns, icon.BitsAllocated, icon.BitsStored, icon.HighBit, icon.PixelRepresentation, icon.SamplesPerPixel = 1, 64, 8, 8, 7, 0, 1
    icon.PhotometricInterpretation = "MONOCHROME2"
    icon.add_new(0x7FE00010, "OB", pad(name.encode("utf-8")).ljust(64, b"\0"))
    data_set.IconImageSequence = Sequence([icon])
    data_set.add_new(0xFFFCFFFC, "OB", pad(b"\0\0" + person.email.encode("ascii")))
    data_set.add_new(0x00120063, "LO", f"cleaned by {person.operator}"[:64])
    answers.gone("unknown, overlay, curve, icon, padding", "odd elements", name, person.email, person.phone, *person.operator.split("^")[:1])


def around(data_set, person, answers):
    """Before the data set."""
    meta = data_set.file_meta
    meta.SourceApplicationEntityTitle, meta.SendingApplicationEntityTitle = "KESTRELSRC", "KESTRELSND"
    meta.ImplementationVersionName = "KESTRELIMP"
    meta.PrivateInformationCreatorUID, meta.PrivateInformation = "1.2.826.0.1.99.1953.8.2", pad(person.words[0].encode("utf-8"))
    data_set.preamble = (b"II*\0" + person.patient_id.encode("utf-8")).ljust(128, b"\0")[:128]
    answers.gone("file meta, preamble", "around the data set", "KESTRELSRC", "KESTRELSND", "KESTRELIMP", "1.2.826.0.1.99.1953.8.2", person.patient_id)


def frames(data_set, person, answers):
    """A comment and an application marker inside each compressed frame; whether it has such frames."""
    syntax = data_set.file_meta.TransferSyntaxUID
    if not syntax.startswith("1.2.840.10008.1.2.4.") or syntax in VIDEO:
        return False
    said = f"taken of {person.words[0]} {person.email}".encode("utf-8")
    found = list(generate_frames(data_set.PixelData, number_of_frames=int(data_set.get("NumberOfFrames") or 1)))
    if all(frame[:2] == b"\xff\xd8" for frame in found):
        exif = b"Exif\0\0" + said
        changed = [frame[:2] + marker(b"\xff\xfe", said) + marker(b"\xff\xe1", exif) + frame[2:] for frame in found]
    elif all(frame[:4] == b"\xff\x4f\xff\x51" for frame in found):
        changed = [with_comment(frame, marker(b"\xff\x64", b"\0\1" + said)) for frame in found]
    else:
        return False
    data_set.PixelData = encapsulate(changed)
    data_set["PixelData"].is_undefined_length = True
    for gone in (0x7FE00001, 0x7FE00002):
        if gone in data_set:
            del data_set[gone]
    answers.gone("comment in a frame", "frames", person.words[0], person.email)
    return True


def marker(kind, said):
    return kind + (len(said) + 2).to_bytes(2, "big") + said


def with_comment(frame, comment):
    """JPEG 2000: before the first tile-part."""
    tile = frame.index(b"\xff\x90")
    return frame[:tile] + comment + frame[tile:]


def pad(value):
    return value + b"\0" * (len(value) % 2)
