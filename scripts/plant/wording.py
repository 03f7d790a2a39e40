"""What people type: clinical words, and the ways in which they write a person among them."""

# As departments write them; none is taken from Kamei's own list of words.
CLINICAL = (
    "CT CHEST W CONTRAST", "CT ABDOMEN PELVIS WO IV CONTRAST", "MRI BRAIN W WO GADOLINIUM", "MR LUMBAR SPINE SAGITTAL T2",
    "AX T1 POST GAD FAT SAT", "DIFFUSION b1000 TRACE", "XR KNEE 3 VIEWS LEFT", "US THYROID", "MAMMOGRAM SCREENING BILATERAL",
    "PET CT SKULL BASE TO MID THIGH", "LUNG NODULE FOLLOW UP", "COR STIR", "SAG 3D MPRAGE", "CINE 4CH SSFP", "Cerebral angiography",
    "Chest PA and lateral", "CTA HEAD NECK", "Liver biphasic arterial portal venous", "Hip arthrogram right", "Renal ultrasound",
    "Prostate multiparametric", "Low dose screening", "Scout localizer", "Upper GI endoscopy", "Echocardiogram stress",
    "胸部CT 造影", "頭部MRI 拡散強調", "腹部超音波", "上部消化管内視鏡", "腰椎 矢状断 T2", "心電図 安静時", "乳房 撮影 両側", "肺結節 経過観察",
)

FRAMES = (
    "{clinical} for {name}", "{clinical} DOB {birth}", "{clinical} tel {phone}", "{clinical} MRN {patient_id}",
    "{clinical} {accession}", "{clinical} Dr {physician}", "{name} {clinical}", "{clinical} {patient_id}", "{clinical} {email}",
    "{clinical} {date}", "{clinical} pt {name} {phone}", "{clinical} / {operator}", "{clinical} ref {relative}",
    "{clinical} per {stranger}", "{clinical} Dr. {stranger} paged {phone}", "{clinical} UID {uid}", "{clinical}_{patient_id}_{birth}", "{clinical}; lives {address}",
)
JAPANESE_FRAMES = (
    "{clinical} {name}様", "{clinical} 生年月日 {birth}", "{clinical} 電話 {phone}", "{clinical} 患者番号 {patient_id}",
    "{clinical} {accession}", "{clinical} 依頼医 {physician}先生", "{name}殿 {clinical}", "{clinical} {birth_era}生",
    "{clinical} {email}", "{clinical} {date}実施", "{clinical} 担当 {operator}",
    "{clinical} {stranger}医師", "{clinical} 住所 {address}",
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
        for attempt in range(40):
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
