"""The invented patient, hospital and visit that every sample file shares.

Nobody of these names exists here: the sample shows what an upload must not carry.
"""

import uuid

from pydicom.dataset import Dataset, FileDataset, FileMetaDataset

NAME = "SAKURA^HINATA=佐倉^陽向=さくら^ひなた"
PATIENT_ID = "00427718"
DATE = "20260312"
FOLDER = f"SAKURA_HINATA_{PATIENT_ID}"

CHARSET = ["ISO 2022 IR 6", "ISO 2022 IR 87"]

# Any fixed value serves: it makes the UIDs the same on every run.
NAMESPACE = uuid.UUID("6f1c9f1e-52a7-4f0e-9f5b-4b616d656900")


def uid(name):
    """A UID under 2.25 that depends on nothing but its name."""
    return f"2.25.{uuid.uuid5(NAMESPACE, name).int}"


def item(**elements):
    made = Dataset()
    for keyword, value in elements.items():
        setattr(made, keyword, value)
    return made


def code(value, scheme, meaning):
    return item(CodeValue=value, CodingSchemeDesignator=scheme, CodeMeaning=meaning)


def file(sop_class, name, transfer_syntax):
    """A data set with the patient, study and equipment filled in."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = sop_class
    meta.MediaStorageSOPInstanceUID = uid(name)
    meta.TransferSyntaxUID = transfer_syntax
    meta.ImplementationClassUID = uid("implementation")
    meta.ImplementationVersionName = "MINATO_CD_2"
    meta.SourceApplicationEntityTitle = "MINATO_PACS"
    made = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    made.SpecificCharacterSet = CHARSET
    made.SOPClassUID = sop_class
    made.SOPInstanceUID = uid(name)
    describe_patient(made)
    describe_study(made)
    return made


def describe_patient(made):
    made.PatientName = NAME
    made.PatientID = PATIENT_ID
    made.IssuerOfPatientID = "MINATO"
    made.PatientBirthDate = "19580721"
    made.PatientSex = "F"
    made.PatientAge = "067Y"
    made.PatientAddress = "架空県架空市港町1-2-3"
    made.PatientTelephoneNumbers = "090-0000-0000"
    made.PatientComments = "佐倉様 聴こえにくいため筆談希望"
    made.OtherPatientIDsSequence = [
        item(PatientID="MN-55120", IssuerOfPatientID="みなと健診センター", TypeOfPatientID="TEXT")
    ]


def describe_study(made):
    made.StudyInstanceUID = uid("study")
    made.StudyDate = DATE
    made.StudyTime = "103855"
    made.AccessionNumber = "A26031201"
    made.StudyID = "31201"
    made.ReferringPhysicianName = "MORI^KENICHI=森^健一=もり^けんいち"
    made.StudyDescription = "胸部CT・腹部エコー 佐倉陽向"
    made.ProcedureCodeSequence = [code("XCT-CH-02", "99MINATO", "胸部CT")]


def describe_equipment(made, maker, model, station):
    made.Manufacturer = maker
    made.ManufacturerModelName = model
    made.InstitutionName = "架空市立みなと病院"
    made.InstitutionAddress = "架空県架空市港町9-9"
    made.InstitutionalDepartmentName = "放射線科"
    made.StationName = station
    made.DeviceSerialNumber = f"SN-{station}-0417"
    made.SoftwareVersions = "3.1"
    made.OperatorsName = "KAWAI^MIO=河合^澪=かわい^みお"


def describe_request(made):
    made.RequestAttributesSequence = [
        item(
            RequestedProcedureID="R31201",
            RequestedProcedureDescription="佐倉陽向様 右肺結節の経過観察",
            ScheduledProcedureStepID="S31201",
            ScheduledProcedureStepDescription="胸部単純",
            ScheduledProtocolCodeSequence=[code("P-07", "99MINATO", "胸部ルーチン")],
        )
    ]
