"""Writes ps3.16/concepts.csv: the attribute that the value of a content item stands for, by its concept.

Codes and attributes are listed here by hand; the meanings come from the code dictionary of the PyPI package
pydicom 3.0.2 (MIT), so that a wrong code cannot pass for another.
"""

import csv
import pathlib

from pydicom.sr._concepts_dict import concepts

DATA = pathlib.Path(__file__).parents[2] / "crate/core/data"

STANDS_FOR = {
    "PatientName": "121029",
    "PatientID": "121030",
    "PatientBirthDate": "121031",
    "PatientSex": "121032",
    "PatientAge": "121033",
    "PatientMotherBirthName": "121036",
    "OperatorsName": "121008 113870 113871 113872 121152 128774 128775",
    "PerformingPhysicianName": "121081 121114 121435",
    "InstitutionName": "121009 113873",
    "InstitutionalDepartmentName": "121017 121197 121121 121434",
    "StationName": "121013 121193 113877 121122 122143",
    "StationAETitle": "110119",
    "Manufacturer": "121014 121194 113878",
    "ManufacturerModelName": "121015 121195 113879",
    "DeviceSerialNumber": "121016 121196 113880 121148",
    "DeviceUID": "121012 121198",
    "UniqueDeviceIdentifier": "121000",
    "AccessionNumber": "121022",
    "PlacerOrderNumberImagingServiceRequest": "121020",
    "FillerOrderNumberImagingServiceRequest": "121021",
    "RequestedProcedureID": "113516",
    "SpecimenAccessionNumber": "121040",
    "SpecimenIdentifier": "121041 111705",
    "ContainerIdentifier": "111700 121043",
}

meanings = {code: meaning for found in concepts["DCM"].values() for code, (meaning, _) in found.items()}
with open(DATA / "ps3.6/elements.csv", encoding="utf-8") as file:
    tags = {row["keyword"]: row["tag"] for row in csv.DictReader(file)}
lines = sorted((code, meanings[code], tags[keyword]) for keyword, codes in STANDS_FOR.items() for code in codes.split())
text = "code,meaning,attribute\n" + "".join(f"{code},{meaning},{tag}\n" for code, meaning, tag in lines)
(DATA / "ps3.16/concepts.csv").write_text(text, encoding="utf-8")
print("concepts.csv", len(lines))
