"""data/jp/classes.csv: how each row of Table E.1-1 reads in the guideline's terms.

The guideline prints classes for a handful of attributes only. The rest is our
reading by analogy, from the VR and the name, with the exceptions spelt out.
"""

import re

import table

COLUMNS = ["tag", "class", "duty", "ground"]

RULE_31, RIGHTS, ACTS = "規則31条", "権利利益侵害リスク低減", "禁止義務未然防止"
NAME = ("識別子", "必須", RULE_31)
CODE = ("個人識別符号", "必須", RULE_31)
LINK = ("連結符号", "推奨", ACTS)
CONTACT = ("連絡先情報", "推奨", ACTS)
QUASI = ("準識別子", "推奨", RIGHTS)
QUASI_KEPT = ("準識別子", "なし", "")

# What the name or the VR alone would misjudge.
EXCEPTIONS = {
    # Names outside PN, and containers of whole former data sets or persons.
    "00100011": NAME,
    "00100012": NAME,
    "00100013": NAME,
    "00101100": NAME,
    "0016004D": NAME,
    "00404034": NAME,
    "00404035": NAME,
    "0040A073": NAME,
    "0040A078": NAME,
    "0040A07A": NAME,
    "00880910": NAME,
    "04000115": NAME,
    "04000550": NAME,
    "04000551": NAME,
    "04000552": NAME,
    "04000561": NAME,
    "3006004D": NAME,
    "3006004E": NAME,
    "40080111": NAME,
    "40080118": NAME,
    # A document made of anything: pages, letters, reports.
    "00420011": NAME,
    # An insurance number with its insurer is a code fixed by cabinet order.
    "00100050": CODE,
    "00101050": CODE,
    # The guideline keeps age and sex; body measures are read the same way.
    "00100040": QUASI_KEPT,
    "00101010": QUASI_KEPT,
    "00101020": QUASI_KEPT,
    "00101030": QUASI_KEPT,
    "001021A0": QUASI_KEPT,
    "001021C0": QUASI_KEPT,
    # Numbers, slots and signatures that point into another system.
    "00101090": LINK,
    "00200010": LINK,
    "00203401": LINK,
    "00401101": LINK,
    "04000310": LINK,
    "04000404": LINK,
    "FFFAFFFA": LINK,
    "00160078": QUASI,
    "00160070": QUASI,
    "22000002": LINK,
    "22000005": LINK,
    # Standard or device terms that only sound like numbers.
    "00080106": QUASI,
    "00080107": QUASI,
    "00080201": QUASI,
    "003A0203": QUASI,
    "300A0619": QUASI,
    # Private attributes may carry anything; the safe ones are listed apart.
    **{f"xxx{odd}xxxx": LINK for odd in "13579BDF"},
}

BY_NAME = [
    (CONTACT, r"Telephone|Telecom|Phone|Address|URI$"),
    (
        LINK,
        r"UID|IDs?$|IDs?Sequence|Identifier|Identification|Serial|Accession|Number\b"
        r"|Number[A-Z]|Number$|AETitle|AE$|Station|^Issuer|IDIssuer|Issuer$|SlotID"
        r"|NetworkID|Originator|Referenced(Study|Image|Performed|Patient|Digital|SOP)"
        r"|SourceImage|RequestAttributes|MakerNote|ModifyingSystem|SourceOfPrevious"
        r"|MachineName|UDISequence",
    ),
]


def judge(row, element):
    exception = EXCEPTIONS.get(row["tag"])
    if exception:
        return exception
    vr, keyword = element.get("vr", ""), element.get("keyword", "")
    if vr == "PN":
        return NAME
    if vr in ("DA", "TM", "DT"):
        return QUASI
    if vr == "UI":
        return LINK
    for verdict, pattern in BY_NAME:
        if re.search(pattern, keyword):
            return verdict
    return QUASI


def main():
    elements = {row["tag"]: row for row in table.read("ps3.6/elements.csv")}
    rows = [
        dict(zip(COLUMNS, [row["tag"], *judge(row, elements.get(row["tag"], {}))]))
        for row in table.read("ps3.15/e1-1.csv")
    ]
    table.write("jp/classes.csv", COLUMNS, rows, ["tag"])


if __name__ == "__main__":
    main()
