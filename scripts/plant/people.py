"""Invented people, and everything about them that has no business in a released file.

Nobody here exists: telephone numbers and hosts are of the ranges kept for fiction.
"""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Person:
    """One invented patient and those around them. Names are DICOM PN values; the stranger stands in no header."""

    name: str
    charset: str
    patient_id: str
    birth: str
    address: str
    phone: str
    email: str
    accession: str
    other_id: str
    relative: str
    physician: str
    operator: str
    institution: str
    stranger: str
    age: str = "065Y"

    @property
    def words(self):
        """The parts of the patient's name as they may stand in a text."""
        return tuple(part for group in self.name.split("=") for part in group.split("^") if len(part) > (2 if part.isascii() else 1))


PEOPLE = (
    Person(
        name="QUILLFEATHER^THEODORA^M", charset="ISO_IR 192", patient_id="MRN-8840217", birth="19530704",
        address="1482 Wrenhollow Lane, Ashbourne Falls", phone="555-0142-8837", email="t.quillfeather@example.org",
        accession="ACC20417733", other_id="SSN078051120", relative="Bartholomew Inglenook", physician="Okonkwo-Vance^Lysander",
        operator="TREVANION^K", institution="Eulalia Infirmary", stranger="Zimmerwald",
    ),
    Person(
        name="HASEGAWA^MITSUKI=長谷川^光希=はせがわ^みつき", charset="ISO_IR 192", patient_id="00427718", birth="19600115",
        address="東京都架空区見本町3丁目12番7号", phone="03-5550-1234", email="mitsuki.h@example.jp",
        accession="A2024-009917", other_id="保険12345678", relative="長谷川克哉", physician="鷲尾^達郎",
        operator="ﾀｶﾊｼ^ｼｮｳｺﾞ", institution="架空総合病院", stranger="鬼頭",
    ),
    Person(
        name="SAKURABA^HINATA=桜庭^陽向=サクラバ^ヒナタ", charset="\\ISO 2022 IR 87", patient_id="K-4711-001", birth="19481230",
        address="北海道見本市仮町2-5-9", phone="011-555-0199", email="hinata@example.net",
        accession="受付77120945", other_id="KARTE993311", relative="桜庭悠真", physician="霧島^宗介",
        operator="KIRISHIMA^S", institution="見本大学附属病院", stranger="小鳥遊", age="070Y",
    ),
    Person(
        name="ﾔﾏﾉｳﾁ^ｼｭﾝｽｹ=山之内^俊輔=やまのうち^しゅんすけ", charset="ISO 2022 IR 13\\ISO 2022 IR 87", patient_id="99120534", birth="19770322",
        address="大阪府仮想市例示4-8", phone="06-5555-0107", email="shunsuke@example.com",
        accession="ORD5518802", other_id="XR-2210-7", relative="山之内百合", physician="神代^薫",
        operator="ｶﾐｼﾛ^ｶｵﾙ", institution="例示クリニック", stranger="五十嵐",
    ),
    # Names that are words too: no list of clinical words can tell them apart.
    Person(
        name="WHITE^LONG^JR", charset="ISO_IR 100", patient_id="WHT5510098", birth="19230228",
        address="77 Hollowell Crescent, Brackenmoor", phone="(555) 010-7741", email="white.long@example.org",
        accession="7712093345", other_id="MB-77-4410", relative="Ottoline Brackenbury", physician="Marchbanks^Perpetua",
        operator="FEATHERSTONE^Q", institution="Brackenmoor Lodge", stranger="Ravensworth", age="096Y",
    ),
    Person(
        name="FAUCHÈREAU^ÉLOÏSE^^MME", charset="ISO_IR 100", patient_id="P0093-4471", birth="19860811",
        address="14 rue des Fictions, Villebrume", phone="+33 1 99 00 12 34", email="eloise.f@example.fr",
        accession="FR-556120-8", other_id="NIR286081155", relative="Anatole Fauchèreau", physician="Delacroix-Montreux^Hélène",
        operator="VILLEBRUME^T", institution="Maison de Villebrume", stranger="Kowalczyk",
    ),
)
