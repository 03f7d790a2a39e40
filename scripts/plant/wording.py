"""What people type: clinical words, and the ways in which they write a person among them."""

# As departments write them; none is taken from Kamei's own list of words.
CLINICAL = (
    "CT CHEST W CONTRAST", "CT ABDOMEN PELVIS WO IV CONTRAST", "MRI BRAIN W WO GADOLINIUM", "MR LUMBAR SPINE SAGITTAL T2",
    "AX T1 POST GAD FAT SAT", "DIFFUSION b1000 TRACE", "XR KNEE 3 VIEWS LEFT", "US THYROID", "MAMMOGRAM SCREENING BILATERAL",
    "PET CT SKULL BASE TO MID THIGH", "LUNG NODULE FOLLOW UP", "COR STIR", "SAG 3D MPRAGE", "CINE 4CH SSFP", "Cerebral angiography",
    "Chest PA and lateral", "CTA HEAD NECK", "Liver biphasic arterial portal venous", "Hip arthrogram right", "Renal ultrasound",
    "Prostate multiparametric", "Low dose screening", "Scout localizer", "Upper GI endoscopy", "Echocardiogram stress",
    "CT neck soft tissue", "MRCP", "MR pituitary dynamic", "CT maxillofacial", "VENOUS DUPLEX LEG RIGHT", "TEMPORAL BONE HIGH RESOLUTION", "MR cardiac viability",
    "Sagittal STIR thoracic spine", "SUBTRACTION", "Wrist 2 views", "Pediatric hip ultrasound", "Portable abdomen", "Whole body bone scan", "Perfusion stress rest",
    "CT virtual colonoscopy", "Mandible panoramic", "Optical coherence tomography", "Fetal heart", "Stereotactic biopsy", "Barium enema", "Delayed 10 min", "Lung window",
    "Metal artifact reduction", "Reformatted coronal", "Fat fraction map", "Myelography", "Dental", "Elastography liver", "Contrast enhanced mammography",
    "脳ドック MRA", "胸腹部 単純", "心臓超音波", "マンモグラフィ 斜位", "膝関節 側面", "冠動脈 CT", "骨シンチグラフィ", "眼底写真", "大腸内視鏡 ポリープ", "肝臓 ダイナミック", "胸部CT 造影", "頭部MRI 拡散強調", "腹部超音波", "上部消化管内視鏡", "腰椎 矢状断 T2", "心電図 安静時", "乳房 撮影 両側", "肺結節 経過観察",
)

FRAMES = (
    "{clinical} for {name}", "{clinical} DOB {birth}", "{clinical} tel {phone}", "{clinical} MRN {patient_id}",
    "{clinical} {accession}", "{clinical} Dr {physician}", "{name} {clinical}", "{clinical} {patient_id}", "{clinical} {email}",
    "{clinical} {date}", "{clinical} pt {name} {phone}", "{clinical} / {operator}", "{clinical} ref {relative}",
    "{clinical} per {stranger}", "{clinical} Dr. {stranger} paged {phone}", "{clinical} UID {uid}", "{clinical}_{patient_id}_{birth}", "{clinical}; lives {address}",
    "{clinical}-{run_on}", "{clinical} {initial}", "{clinical} SSN {spaced}", "{clinical} {elder}", "{clinical} call {spoken_phone}", "{clinical} http://{host}/{patient_id}",
    "{clinical} DOB {spoken_birth}", "{clinical} c/o {stranger}",
)
JAPANESE_FRAMES = (
    "{clinical} {name}様", "{clinical} 生年月日 {birth}", "{clinical} 電話 {phone}", "{clinical} 患者番号 {patient_id}",
    "{clinical} {accession}", "{clinical} 依頼医 {physician}先生", "{name}殿 {clinical}", "{clinical} {birth_era}生",
    "{clinical} {email}", "{clinical} {date}実施", "{clinical} 担当 {operator}",
    "{clinical} {stranger}医師", "{clinical} 住所 {address}",
    "{clinical} {narrow}様", "{clinical} {kana}", "{clinical} {elder_ja}", "【{name}】{clinical}", "{clinical}（{stranger}）",
)


def is_japanese(text):
    return any(ord(c) > 0x2FFF for c in text)


class Wording:
    """Makes texts for one person, never twice in the same way running."""

    def __init__(self, person, seed):
        self.person, self.at = person, seed

    def next(self, longest=64):
        """A text, its clinical words, and the words that may not stay."""
        japanese = is_japanese(self.person.name)
        frames = JAPANESE_FRAMES if japanese and self.at % 3 else FRAMES
        for attempt in range(80):
            self.at += 1
            clinical = CLINICAL[self.at * 7 % len(CLINICAL)]
            if is_japanese(clinical) and not japanese:
                continue
            used = {}
            frame = frames[(self.at + attempt) % len(frames)]
            text = frame.format_map(Recorder(used, clinical, self.person, japanese, self.at))
            if len(text.encode("utf-8") if longest < 20 else text) <= longest:
                return text, clinical, sorted(word for words in used.values() for word in words)
        raise ValueError(f"no text fits into {longest}")


class Recorder(dict):
    """Fills a frame in and remembers what went in."""

    def __init__(self, used, clinical, person, japanese, at):
        super().__init__()
        self.used, self.clinical, self.person, self.japanese, self.at = used, clinical, person, japanese, at

    def __missing__(self, field):
        if field == "clinical":
            return self.clinical
        text, words = getattr(self, f"as_{field}", self.as_is(field))()
        self.used[field] = words
        return text

    def as_is(self, field):
        return lambda: ((value := getattr(self.person, field)), (value,))

    def as_name(self):
        groups = [group.split("^") for group in self.person.name.split("=")]
        family, given = groups[min(self.at % 3, len(groups) - 1)][:2]
        text = f"{family}{given}" if is_japanese(family) else (f"{family}, {given}", f"{given} {family}", f"{family}_{given}")[self.at % 3]
        return text, (family, given)

    def as_physician(self):
        parts = self.person.physician.split("^")
        return ("".join(parts), tuple(parts)) if is_japanese(parts[0]) else (parts[0], (parts[0],))

    def as_operator(self):
        family = self.person.operator.split("^")[0]
        return family, (family,)

    def as_relative(self):
        return self.person.relative, tuple(self.person.relative.split())

    def as_address(self):
        return self.person.address, tuple(word.strip(",") for word in self.person.address.split() if len(word) > 4)

    def as_uid(self):
        return "1.2.826.0.1.99.1953.6.6", ("1.2.826.0.1.99.1953.6.6",)

    def as_run_on(self):
        latin = [word for word in self.person.words if word.isascii()][:2] or [self.person.patient_id, "X"]
        text = "".join(word.capitalize() for word in latin)
        return text, (text,)

    def as_initial(self):
        latin = [word for word in self.person.words if word.isascii()] or ["QUORN", "Ann"]
        return f"{latin[-1][0]}. {latin[0].title()}", (latin[0],)

    def as_spaced(self):
        return "078 05 1120", ("078 05 1120",)

    def as_elder(self):
        text = ("97F", "94 yo", "103 y/o", "96 year old", "91 yrs")[self.at % 5]
        return text, (text,)

    def as_elder_ja(self):
        text = ("97歳", "94才", "満101歳")[self.at % 3]
        return text, (text,)

    def as_spoken_phone(self):
        return "555 0142 8837", ("555 0142 8837",)

    def as_host(self):
        return "pacs.example.org", ("pacs.example.org",)

    def as_spoken_birth(self):
        months = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
        year, month, day = self.person.birth[:4], int(self.person.birth[4:6]), int(self.person.birth[6:])
        text = (f"{months[month - 1]} {day}, {year}", f"{day} {months[month - 1][:3]} {year}", f"{month}/{day}/{year[2:]}")[self.at % 3]
        return text, (text,)

    def as_kana(self):
        """The reading in the other kana."""
        reading = self.person.name.split("=")[-1].replace("^", "")
        other = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in reading)
        return other, (other,)

    def as_narrow(self):
        """The reading in half-width kana."""
        text = "ﾊｾｶﾞﾜ ﾐﾂｷ" if self.person.patient_id == "00427718" else "ﾔﾏﾉｳﾁ ｼｭﾝｽｹ" if self.person.patient_id == "99120534" else "ｻｸﾗﾊﾞ ﾋﾅﾀ"
        return text, tuple(text.split())

    def as_birth(self):
        year, month, day = self.person.birth[:4], self.person.birth[4:6], self.person.birth[6:]
        forms = (f"{year}-{month}-{day}", f"{year}/{int(month)}/{int(day)}", f"{day}.{month}.{year}", f"{year}{month}{day}")
        if self.japanese:
            forms += (f"{year}年{int(month)}月{int(day)}日",)
        text = forms[self.at % len(forms)]
        return text, (text,)

    def as_birth_era(self):
        year = int(self.person.birth[:4]) - 1925
        text = (f"昭和{year}年{int(self.person.birth[4:6])}月{int(self.person.birth[6:])}日", f"S{year}.{int(self.person.birth[4:6])}.{int(self.person.birth[6:])}")[self.at % 2]
        return text, (text,)

    def as_date(self):
        # Far from every date planted elsewhere, which may be moved to it.
        text = ("2008-06-21", "21/06/2008", "20080621", "21 Jun 2008", "06/21/08")[self.at % 5]
        return text, (text,)
