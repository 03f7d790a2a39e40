"""A referral letter as a PDF inside DICOM: a file that a header cleaner cannot judge."""

from pydicom.uid import EncapsulatedPDFStorage, ExplicitVRLittleEndian

import patient

LINES = [
    "診療情報提供書",
    "港町クリニック 院長 御机下",
    "患者 佐倉 陽向 様 (昭和33年7月21日生) ID 00427718",
    "右肺の結節につき胸部CTを行いました。",
    "架空市立みなと病院 放射線科 森 健一",
]


def pdf():
    """One page in a font every reader has, so none need be embedded."""
    shown = "\n".join(
        f"1 0 0 1 60 {760 - 30 * row} Tm <{line.encode('utf-16-be').hex()}> Tj"
        for row, line in enumerate(LINES)
    )
    content = f"BT /F 14 Tf\n{shown}\nET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5"
        " /Encoding /UniJIS-UTF16-H /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>"
        " /FontDescriptor 7 0 R >>",
        "<< /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4"
        " /FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221"
        " /CapHeight 737 /StemV 114 >>",
    ]
    out, offsets = "%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("ascii")


def letter():
    page = pdf()
    made = patient.file(EncapsulatedPDFStorage, "letter", ExplicitVRLittleEndian)
    patient.describe_equipment(made, "KAKUU MEDICAL", "Letter Desk", "MINATO_PC4")
    made.Modality = "DOC"
    made.ConversionType = "WSD"
    made.SeriesInstanceUID = patient.uid("series letter")
    made.SeriesNumber = 20
    made.SeriesDescription = "紹介状 佐倉陽向"
    made.InstanceNumber = 1
    made.ContentDate = patient.DATE
    made.ContentTime = "113000"
    made.AcquisitionDateTime = f"{patient.DATE}113000"
    made.BurnedInAnnotation = "YES"
    made.DocumentTitle = "診療情報提供書 佐倉陽向"
    made.ConceptNameCodeSequence = [patient.code("57133-1", "LN", "Referral note")]
    made.MIMETypeOfEncapsulatedDocument = "application/pdf"
    made.EncapsulatedDocument = page + b"\0" * (len(page) % 2)
    made.EncapsulatedDocumentLength = len(page)
    return made
