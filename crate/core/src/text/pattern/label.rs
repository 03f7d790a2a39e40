//! Numbers by the label before them, and by the forms in which sites write them.

use super::super::span::{Kind, Mark, Why};
use super::super::views::{Pattern, Views};
use super::{after, before, captured, lead, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// A value after a label: letters, digits, dashes and strokes.
const VALUE: &str = "(?P<v>[A-Za-z]{0,6}[ -]?[0-9][A-Za-z0-9/_.-]{0,28}|[A-Za-z0-9]{1,6}[-/][A-Za-z0-9/-]*[0-9][A-Za-z0-9/_-]{0,20})";

/// A value within a sentence.
const NUMBER: &str = "(?P<v>[A-Z]{0,3}-?[0-9][0-9-]{2,14}[0-9])";

/// How labels end.
const GAP: &str = "[ :;.#=(№]{0,5}(?:No[.:]?|NO[.:]?|番号|#)?[ :.#=()]{0,4}";

static CODES: LazyLock<[Pattern; 10]> = LazyLock::new(|| {
    let labels = "保険者番号|被保険者(?:証)?(?:記号)?(?:・)?(?:番号)?|保険証(?:番号)?|公費(?:負担者)?(?:番号)?|負担者番号|受給者(?:証)?番号|記号・?番号|枝番|マイナ保険証|マイナンバー|個人番号|基礎年金番号|年金番号|年金手帳|住民票コード|運転免許(?:証)?(?:番号)?|免許(?:証)?(?:番号)?|旅券(?:番号)?|パスポート(?:番号)?|在留カード(?:番号)?|介護保険(?:被保険者)?番号|雇用保険(?:被保険者)?番号|障害者?手帳(?:番号)?|療育手帳(?:番号)?|医籍(?:登録)?番号|薬剤師名簿|特定疾患番号";
    let english = "(?i:ssn|social security(?: number| no)?|last (?:4|four)(?: of)? ssn|ssn \\(?last (?:4|four)\\)?|nhs(?: no| number| num)?|medicare(?: id| no| number)?|medicaid(?: id| no| number)?|member id|member(?:ship)? (?:no|number)|policy(?: no| number)?|group(?: no| number)|group(?:,)|grp|subscriber(?: id| no)?|insurance id|ins id|chi(?: no| number)|passport(?: no| number)?|driver'?s? lic(?:ense|ence)?(?: no| number)?|drivers? lic|dl(?: no| number)|hic(?:n| no)|health card|aadhaa?r(?: no| number)?|abha(?: no| number)?|pan(?: no| number)|nric|nric/fin|insurance(?: id| no| number)?|insurer|member(?:ship)?|subscr(?:iber)?|fin no|ic no|nin|bvn|pps(?:n| no)?|ihi|nhi|ohip|ramq|phn|national id|id card|tax file(?: no| number)?|tfn|abn|acn|acc(?: no| number| claim)?|va (?:claim|file)(?: no| #)?|benefits claim|claim(?: no\\.?| number| ?#)|auth(?:orization|orisation)?(?: no\\.?| number| ?#)|pre-?auth(?: no| ?#)?)";
    [
        Pattern::new(&format!("(?:{labels})[^0-9A-Za-z\n]{{0,12}}{VALUE}")),
        Pattern::new(&format!(
            "(?-u:\\b)(?:{english})[ :.#=-]{{1,4}}(?P<v>(?:[A-Z]{{2}} )?[A-Z0-9][A-Z0-9]{{0,11}}(?:[ -][0-9A-Z]{{1,6}}(?-u:\\b)){{0,3}})"
        )),
        Pattern::new("(?i:(?-u:\\b)group) (?P<v>[0-9]{5,12})"),
        Pattern::with(
            "(?:保険者|受給者証?|被保|特定疾[病患])[ :]{0,3}(?P<v>[0-9][0-9-]{3,20})|(?:保険者|国保|社保|協会けんぽ|後期高齢者?)(?:[^0-9A-Za-z()\n]{0,10}[(](?P<w>[0-9]{6,8})[)]|[ :]?(?P<u>[0-9]{6,8})(?:[^0-9-]|$))",
            &["保険者", "受給者", "被保", "特定疾", "国保", "社保", "けんぽ", "後期高齢"],
        ),
        // 舞0012345、枝02
        Pattern::with("[、, ・/(]枝[ :]?(?P<v>[0-9]{2})(?:[^0-9.a-zA-Z]|$)", &["枝"]),
        // INS=34401208/公立青113/5528801, in an export.
        Pattern::with("(?-u:\\b)INS(?:URANCE)?=(?P<v>[^ \n,;|]{6,40})", &["INS"]),
        Pattern::with("(?:記号)[ :]{0,4}(?P<v>[0-9一-龥ぁ-んァ-ヶ-]{1,12})", &["記号"]),
        Pattern::with(
            "被保険者(?:証)?(?:番号|記号)?[ :]{0,3}(?P<v>[0-9一-龥ぁ-んァ-ヶ]{1,10}・[0-9]{2,10})",
            &["被保険者"],
        ),
        Pattern::new("記号・?番号(?:[ :]{0,4}|は)(?P<v>[0-9一-龥ァ-ヶ-]{1,12}・[0-9-]{1,12})"),
        // 記号番号: 06274187 7012-335
        Pattern::new(
            "記号・?番号(?:[ :]{0,4}|は)(?P<v>[0-9]{2,9} [0-9][0-9-]{1,12})(?:[^0-9/.年月]|$)",
        ),
    ]
});
static NUMBER_OF_CARD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("記号[^\n]{1,24}?番号[ :]{0,4}(?P<v>[0-9][0-9-]{0,14})"));
static ACCOUNTS: LazyLock<[Pattern; 2]> = LazyLock::new(|| {
    [
        Pattern::new(
            "(?:口座(?:番号)?|普通(?:預金)?|当座(?:預金)?|振込先)[^0-9\n]{0,16}(?P<v>[0-9]{4}-?[0-9]{3}-?[0-9]{7}|[0-9]{6,8}|1[0-9]{3}0-[0-9]{1,8})",
        ),
        Pattern::new(
            "(?i:(?-u:\\b)(?:iban|routing|account no|account number|card no|card number|credit card))[ :.#]{1,4}(?P<v>[A-Z0-9][A-Z0-9 -]{5,30}[0-9])",
        ),
    ]
});
static IDS: LazyLock<[Pattern; 28]> = LazyLock::new(|| {
    let labels = "患者(?:番号|ID|No|C(?:ode)?)|ID番号|カルテ(?:番号|No|NO|ID)?|ｶﾙﾃ|診察券(?:番号|No)?|登録(?:番号|No)|受付(?:番号|No|ID)?|検体(?:番号|ID|No)?|標本(?:番号)?|病理(?:番号|No|組織番号)?|細胞診番号|オーダー?(?:番号|No)?|依頼(?:番号|No)|検査(?:番号|ID|No)|整理番号|照会番号|管理番号|症例(?:番号|ID)|被験者(?:番号|ID)|(?:被験者)?識別コード|患者コード|登録コード|症例コード|識別番号|職員(?:番号|ID|コード)|医師コード|利用者(?:番号|ID)|会員(?:番号|ID)|手帳(?:番号|No)?|製造番号|シリアル(?:番号)?|機番|機器番号|車両(?:番号)?|ナンバー|受診番号|予約番号|通知番号|文書番号|医療機関(?:コード|番号)|施設(?:コード|No\\.?|番号)|追跡(?:番号)?|送り状(?:番号)?|問い?合わ?せ番号|仮ID|リストバンド|(?:当院|貴院|機関)コード|貴院ID|当院ID|医院ID|お薬手帳番号|承認番号|番号";
    let english = "(?i:mrn|pid|mr ?#|med(?:ical)? rec(?:ord)?(?: #| no| number)?|chart(?: no| number| #)|hosp(?:ital)? no|hospital number|patient (?:id|no|number|#)|pt id|unit no|opd(?: no)?|ip(?: no| ?#)|op no|cr(?: no| ?#)|uhid|umr(?: no)?|regn?(?: no)?|regd(?: no)?|registration(?: no| number)?|urn?(?: no)?|ubrn|(?:ers )?ubrn|nbs|mcnz|steis|soundex|sticker|crn|upn|booking(?: no| ref)?|flight|hn|emis(?: no)?|provider(?: no| number)|prescriber (?:no|number)|ahpra|mci(?: no)?|hcpc|nmc(?: pin| no)?|oln|dl|ctsn|unit ?#|key ?safe|lock ?box|(?:gate|door|access|entry|key) code|me case|crime ref|cad|log no|run ?#|incident ?#|account|acct(?: no| #)?|accession(?: no| number| #)?|acc(?: no| #|#)|case(?: no| number| #|#)?|visit(?: no| id| #)?|encounter(?: id| no| #)?|bill(?: no| #)?|fldr|folder|session|csn|fin|order(?: no| id| number| #)|req(?:uisition)?(?: no| #)|specimen(?: id| no| #)?|slide(?: no| #)?|sn|s/n|serial(?: no| number| #| sn)?|device id|udi|clia|gmc|gdc|goc|gphc|npi|dea(?: no| #)?|lic(?:ense|ence)?(?: no| #)|badge|emp(?:loyee)?(?: id| no)?|emp ?#|plate|vin|wristband|band|courier slip|slip|rpt|report(?: no| #)|police rpt|subject(?: id| no| number| #)|study id|participant(?: id)?|record(?: no| #)|(?:our |your |lab |x-?ray |clinic )?ref(?:erence)?(?: ?(?:no|number|#))?|job(?: no| number| ?#)|dictation(?: no| id| #)?|doc(?:ument)?(?: no| id| ?#)|invoice(?: no| #)?|(?:ticket|docket)(?: no| #)?|rx ?#|prescription (?:no|number|#)|sample(?: id| no| #)|barcode|claim(?: no| #)?|auth(?:orization)?(?: no| #)|confirmation(?: no| #)?|id(?: no| number| #)?)";
    [
        Pattern::new("(?i:(?-u:\\b)subject)[ :]{1,2}(?P<v>[0-9][A-Za-z0-9/_.-]{1,28})"),
        Pattern::new(&format!("(?:{labels}){GAP}{VALUE}")),
        Pattern::new(&format!("(?:{labels})[はが][ :]{{0,2}}{NUMBER}")),
        Pattern::new(&format!("(?-u:\\b)(?:{english})[ :.#=,]{{1,6}}{VALUE}")),
        Pattern::new(&format!("(?-u:\\b)(?:{english})(?P<v>[0-9][A-Za-z0-9/_.-]{{3,28}})")),
        // Tag No 4471, H#339-21-8: whatever is counted so, but for goods and doses.
        Pattern::new(&format!("(?-u:\\b)[A-Za-z]{{2,14}}\\.? (?i:nos?|nr|num|number|#)[ .:#]{{1,3}}{VALUE}")),
        Pattern::new("(?-u:\\b)[A-Z][A-Za-z]{0,3}# ?(?P<v>[A-Z]{0,3}[0-9][A-Za-z0-9/-]{2,20})"),
        // "pid":"7700381", <id>0550217</id>: what programs call it.
        Pattern::new(
            "(?i)\"(?:[a-z_-]{0,20}[_-])?(?:p?id|mrn|no|num|number|sn|serial|uid|barcode)\" ?: ?\"?(?P<v>[a-z0-9][a-z0-9_.-]{2,40})",
        ),
        Pattern::new(
            "(?i)<(?:[a-z_-]{0,20}[_-])?(?:p?id|mrn|no|num|number|sn|serial|uid|barcode)>(?P<v>[a-z0-9][a-z0-9_.-]{2,40})",
        ),
        // subj_id=047-0113
        Pattern::new("(?i)(?:[a-z]{1,12}[_-])?(?:id|mrn|no|num|sn|uid)=(?P<v>[a-z0-9][a-z0-9_.-]{2,40})"),
        Pattern::new("(?-u:\\b)(?P<v>[A-Z]#[0-9][0-9-]{2,20})"),
        // No.08812, no: A0927-5
        // 面会カードNo0417
        // ID OT-5509, No.PCT-312, 第 NST-0442
        Pattern::new("(?:ID|No\\.?|第)[ :]?(?P<v>[A-Z]{2,4}-[0-9]{3,6})(?-u:\\b)"),
        Pattern::new("(?-u:\\b)No(?P<v>[0-9]{4,8})"),
        Pattern::new("(?-u:\\b)(?i:no)[.:] ?(?P<v>[A-Z]{0,3}-?[0-9]{4}[0-9A-Za-z-]{0,20})"),
        // No.57-3308, No.7-0310-552
        Pattern::new("(?-u:\\b)(?i:no)[.:]? ?(?P<v>[0-9]{1,4}-[0-9]{3,6}(?:-[0-9]{1,6})?)"),
        // TNMC 71204, IMC 401188: what councils of medicine and nursing give.
        Pattern::new("(?-u:\\b)(?:[A-Z]{0,2}[MN]C|HPCSA|CPSO|PRN|MCRN)[ :#-]{1,2}(?P<v>[0-9]{4,8})"),
        // ||1966038279^LINDQVIST: who it was, by the number and the name.
        Pattern::new("[|](?P<v>[0-9]{8,12})\\^[A-Z]"),
        // (GMP 618827)
        Pattern::new("[(][A-Z]{2,6} (?P<v>[0-9]{5,8})[)]"),
        // RX BIN 004419: what a pharmacy bills by. PCN stays penicillin.
        Pattern::new("(?-u:\\b)BIN[ :#]{1,2}(?P<v>[0-9]{6})"),
        // 第200418号, 24-01877号
        Pattern::with("(?P<v>(?:第[0-9]{3,8}|[0-9]{2,4}-[0-9]{3,6}|[0-9]{5,8})号)", &["号"]),
        Pattern::with("(?:^|[^一-龥])(?P<v>診[0-9]{4,10})", &["診"]),
        // ID 4 4 0 1 9 3, ID下4桁 6620
        Pattern::new("(?:ID|番号)[ :]{0,2}(?P<v>[0-9](?: [0-9]){4,9})"),
        // リストバンド末尾-7716
        Pattern::with(
            "(?:ID|番号|バンド|カルテ|診察券)の?(?:下[0-9]桁|末尾)[ :は-]{0,2}(?P<v>[0-9]{3,6}(?:と-?[0-9]{3,6})?)",
            &["下", "末尾"],
        ),
        // 研究ID SK-1182, ID確認 20114-7, 救急隊コード4107, バーコード 7070041188, 登録94-2107
        Pattern::with(
            &format!("(?:[一-龥ァ-ヶー]ID|ID(?:確認|照合)|[者隊員医師所局店ンー]コード|学籍(?:番号)?|フィルム)[ :は]{{0,2}}{VALUE}"),
            &["ID", "コード", "学籍", "フィルム"],
        ),
        Pattern::with(&format!("標識(?:番号|No\\.?)?[ :]{{1,3}}{VALUE}"), &["標識"]),
        Pattern::with("登録[ :(]{0,2}(?P<v>[0-9]{2,4}-[0-9]{3,6})", &["登録"]),
        // 救24-0772, 病25-1183: a year and a number behind whoever counts.
        Pattern::with("(?:^|[^一-龥])(?P<v>[救診病検細外入][0-9]{2}-[0-9]{3,6})", &["救", "診", "病", "検", "細", "外", "入"]),
        Pattern::new(&format!("(?:PatientID|OtherPatientIDs|AccessionNumber|SerialNumber|StudyID|AdmissionID|OrderNumber\\w*|SpecimenIdentifier|IssuerOfPatientID|RequestedProcedureID|ScheduledProcedureStepID|MedicalRecordLocator)[:= ]{{1,4}}{VALUE}").replace("\\w", "[A-Za-z]")),
    ]
});
/// What lets someone in: a password, a word that callers say.
static SECRETS: LazyLock<[Pattern; 3]> = LazyLock::new(|| {
    [
        Pattern::new(
            "(?i:code ?word|password|passphrase|safe ?word|pass ?code)[^\"\n]{0,24}\"(?P<v>[^\"\n]{2,24})\"",
        ),
        // Passcode 4471
        Pattern::new(
            "(?i:(?-u:\\b)(?:pass ?code|password|passphrase|door pin|pin code|code ?word|wi-?fi))(?: is)?[ :=]{1,2}(?P<v>[A-Za-z]{0,12}[0-9][A-Za-z0-9!@#$]{1,15})",
        ),
        Pattern::new(
            "(?:パスワード|暗証番号|暗証|合言葉|PW|ＰＷ)[^0-9A-Za-z\n]{0,6}(?:(?:患者)?(?:ID|番号)の?下[0-9]桁)?[^0-9A-Za-z\n]{0,4}(?P<v>[0-9A-Za-z_-]{3,20})",
        ),
    ]
});
/// Forms in which sites write accession, specimen and record numbers; each needs a neighbour of
/// another kind on both sides.
static SITE_FORMS: LazyLock<[Pattern; 11]> = LazyLock::new(|| {
    [
        Pattern::new("[A-Z]{1,5}-?[0-9]{2,8}-[0-9]{3,}(?:-[A-Z0-9]{1,6})?"),
        Pattern::new("[A-Z]{1,4}[0-9]{6,12}[A-Z]?|[A-Z]{1,4}-[0-9]{5,}|[A-Z][0-9]{3,8}-[0-9]{2,}"),
        Pattern::new("[0-9]{2}-[A-Z]{1,3}-[0-9]{3,}|[A-Z]{2,4}[0-9]{2,6}[A-Z][0-9]{3,8}"),
        Pattern::new("[0-9]{6}[A-Z]{1,4}[0-9]{3,}"),
        Pattern::new("[A-Z]{2,4}-[0-9]{2,4}-[0-9]{2,}-?[0-9]*"),
        Pattern::new("#[0-9]{2,4}-[0-9]{2,4}(?:-[0-9]{2,4})?"),
        Pattern::new("#[0-9]{4,10}"),
        // TX-0217-D
        Pattern::new("[A-Z]{2,3}-[0-9]{3,6}-[A-Z]"),
        // BC-250918-11: a day and how many that was.
        Pattern::new("[A-Z]{1,4}-?[0-9]{6}-[0-9]{2,4}"),
        // 1-77-20436, 8-5511-30: no telephone number is so short, and no date so long.
        Pattern::new(
            "[1-9][0-9]?-[0-9]{2,4}-[0-9]{5,6}|[1-9][0-9]?-[0-9]{4}-[0-9]{2,4}|[1-9]-[0-9]{3}-[0-9]{3}|[1-9]-[0-9]{5,6}|[A-Z]-[0-9]{4}-[0-9]{2,4}",
        ),
        // dict_0881.m4a: a file someone keeps.
        Pattern::new(
            "[A-Za-z][A-Za-z0-9]{0,20}[_-][A-Za-z0-9_-]{0,30}[0-9]{3,}[A-Za-z0-9_-]{0,20}[.](?:m4a|mp3|wav|mp4|avi|mov|jpe?g|png|pdf|dcm|docx?|xlsx?|csv)",
        ),
    ]
});
/// ID 二二七七の一六四: a number as it was dictated.
static DICTATED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:ID|番号|カルテ)[ :は]{0,3}(?P<v>[〇零一二三四五六七八九]{2,}(?:の[〇零一二三四五六七八九]{2,})*)",
        &["ID", "番号", "カルテ"],
    )
});
/// What everyone may call.
const HELPLINES: [&str; 4] = ["#7119", "#8000", "#8891", "#9110"];
/// C-5529, カ-1048, HD-0093: a letter and four digits or more; XN-9000 is a device.
static LETTERED: LazyLock<[Pattern; 3]> = LazyLock::new(|| {
    [
        Pattern::new("[A-Z]{1,2}-[0-9]{4}"),
        Pattern::with("[ぁ-んァ-ヶイロハ]-[0-9]{3,6}", &["-"]),
        // 申-0377: whoever counts; R6-交-0528: a year and who counts.
        Pattern::with("(?:[RHS]?[0-9]{1,4}-[一-龥]{1,2}|[一-龥])-[0-9]{3,6}", &["-"]),
    ]
});
/// 血培0521-88, 死亡診断書 R6-0883, ケースNo.南-2217: behind a specimen, a paper, a number sign.
static PAPERS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::with(
        "(?:血培|培養|検体|標本|伝票|ラベル|(?:診断|証明|同意|指示|依頼|報告|請求|契約)書|紹介状|処方[箋せん]{1,2}|No\\.?|№)[ :#(①]{0,3}(?P<v>(?:[A-Z]{1,3}|[一-龥])?[0-9]{0,6}(?:-[A-Z]?[0-9]{1,8}){1,3}|[0-9]{2,6}-[A-Z](?:[②-⑳][0-9]{2,6}-[A-Z])*)",
        &["血培", "培養", "検体", "標本", "伝票", "ラベル", "書", "紹介状", "処方", "No", "№"],
    )
});
/// A bare number of seven to ten digits beside a person.
static BARE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("[0-9]{6,10}|[0-9]{2,5}-[0-9]{4,6}(?:-[0-9]{1,4})?"));
/// What stands on a plate behind the office that gave it.
static PLATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("[0-9]{2,3} ?[ぁ-ん] ?[0-9]{1,2}-?[0-9]{2}| [ぁ-ん] [0-9]{1,2}-[0-9]{2}")
});

/// 1250000/μL, 3000000/視野.
static PER: LazyLock<Regex> = LazyLock::new(|| pattern("^ ?/ ?(?:[A-Za-zμ]|視野|hpf|HPF|日|回)"));

/// Words that make a value after them no identifier.
static NO_IDS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:法律|政令|省令|告示|通知|条例|規則|医政発|薬生発|保発)[ :.#]*$|(?i:(?-u:\\b)(?:lot|ref\\.? range|icd[- ]?(?:10|9)?|cpt|loinc|jlac|jan|gtin|hcpcs|snomed|ndc|yj|rxnorm|code|model|size|version|ver|protocol)|コード|ロット|型番)[ :.#]*$",
    )
});

/// SNOMED 22298006, 73211009, …: codes of terms in a row.
static CODED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:icd|loinc|snomed(?: ct)?|cpt|atc|opcs|jlac|hcpcs|ndc|rxnorm|read code|omim|hgnc|uniprot))(?:[ :-]{1,3}[A-Za-z0-9.-]+,?){0,16}[ :]{0,2}$",
    )
});

/// What is numbered and is no one's: Lot No, Dose #, Tooth #.
const COUNTED: [&str; 31] = [
    "lot",
    "batch",
    "dose",
    "model",
    "cat",
    "catalog",
    "catalogue",
    "part",
    "item",
    "size",
    "tooth",
    "teeth",
    "gauge",
    "question",
    "phase",
    "cycle",
    "block",
    "cassette",
    "image",
    "series",
    "slice",
    "protocol",
    "page",
    "fig",
    "figure",
    "table",
    "day",
    "week",
    "visit",
    "episode",
    "grade",
];

pub(in super::super) fn find(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for form in CODES.iter().chain(std::iter::once(&*NUMBER_OF_CARD)) {
        labelled(views, form, Kind::Code, marks);
    }
    for form in ACCOUNTS.iter() {
        labelled(views, form, Kind::Account, marks);
    }
    for form in IDS.iter() {
        labelled(views, form, Kind::Id, marks);
    }
    for found in SECRETS.iter().flat_map(|form| form.captures_iter(views)) {
        if let Some(value) = found.group("v") {
            marks.push(Mark::certain(value, Kind::Id, Why::Label));
        }
    }
    for value in DICTATED.captures_iter(views).filter_map(|found| found.group("v")) {
        if text[value.clone()].chars().count() >= 4 {
            marks.push(Mark::certain(value, Kind::Id, Why::Label));
        }
    }
    for form in SITE_FORMS.iter() {
        for found in form.find_iter(views) {
            let joined = |c: Option<char>| {
                c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '_' | '('))
            };
            let ends = after(text, found.end)
                .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '%'));
            if !joined(before(text, found.start).filter(|c| *c != '('))
                && !ends
                && !HELPLINES.contains(&&text[found.clone()])
                && !is_of_goods(text, found.start)
            {
                marks.push(Mark::likely(found, Kind::Id, Why::Form));
            }
        }
    }
    for found in LETTERED.iter().flat_map(|form| form.find_iter(views)) {
        let device = text[found.clone()].ends_with("00");
        let free =
            |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || "-/_.ー".contains(c));
        let kana = text[found.clone()].starts_with(|c: char| !c.is_ascii())
            && before(text, found.start).is_some_and(|c| ('ぁ'..='ヿ').contains(&c));
        if !device
            && !kana
            && free(before(text, found.start))
            && free(after(text, found.end))
            && !NO_IDS.is_match(lead(text, found.start, 16))
        {
            marks.push(Mark::likely(found, Kind::Id, Why::Form));
        }
    }
    for found in PAPERS.captures_iter(views).filter_map(|found| found.group("v")) {
        let digits = text[found.clone()].bytes().filter(u8::is_ascii_digit).count();
        let goes_on = after(text, found.end)
            .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.' | '%'));
        if digits >= 4 && !goes_on && !NO_IDS.is_match(lead(text, found.start, 16)) {
            marks.push(Mark::likely(found, Kind::Id, Why::Label));
        }
    }
    for found in PLATE.find_iter(views) {
        let ahead = text[..found.start].trim_end_matches(' ');
        let kanji = |c: &char| matches!(c, '一'..='龥');
        let office: usize = ahead.chars().rev().take_while(kanji).take(4).map(char::len_utf8).sum();
        if office > 0 {
            marks.push(Mark::likely(ahead.len() - office..found.end, Kind::Id, Why::Form));
        }
    }
    bare(views, marks);
}

fn labelled(views: &Views<'_>, form: &Pattern, kind: Kind, marks: &mut Vec<Mark>) {
    let text = views.text;
    for found in form.captures_iter(views) {
        let (Some(value), all) =
            (found.group("v").or(found.group("w")).or(found.group("u")), found.range())
        else {
            continue;
        };
        let value = value.start + word_before(&text[value.clone()])..value.end;
        let end =
            value.start + text[value.clone()].trim_end_matches(['.', '-', '/', '_', ' ']).len();
        let written = &text[value.start..end];
        let digits = text[value.start..spaced(text, value.start, end, kind).1]
            .chars()
            .filter(char::is_ascii_digit)
            .count();
        let label = text[all.start..value.start].split([' ', '.', '#']).next();
        if label.is_some_and(|label| COUNTED.contains(&label.to_ascii_lowercase().as_str())) {
            continue;
        }
        let worded = kind == Kind::Code
            && (written == "番号" || written.contains(is_hiragana) && !written.contains(is_digit));
        // PPS 30: how well someone does.
        let scored = kind == Kind::Code && digits < 3 && text[all.start..end].is_ascii();
        // 被保険者番号 〔番号〕 要介護4: what stands behind a number that was taken out.
        let beyond = digits < 3 && text[all.start..value.start].contains('〕');
        // 13-17 behind g/dl; Muir no. Wt 10.7
        let unit_ahead = text[..all.start].ends_with('/')
            && text[all.start..].get(..2).is_some_and(|two| two.eq_ignore_ascii_case("dl"));
        let weighed = written.split_once(' ').is_some_and(|(word, number)| {
            word.contains(|c: char| c.is_ascii_lowercase())
                && number.parse::<f32>().is_ok()
                && number.contains('.')
        });
        let enough = !worded
            && !unit_ahead
            && !weighed
            && !scored
            && !beyond
            && (kind != Kind::Id || digits >= 3 || digits >= 2 && written.len() >= 4);
        let rest = if written.len() <= 3 { text[end..].trim_start() } else { &text[end..] };
        let unit = rest.starts_with([
            '%', '歳', '才', '年', '月', '回', '点', '時', ':', '日', '個', '名', '例', '人', '万',
            '台',
        ]) || measured(&text[end..]) && written.len() <= 5;
        let word_goes_on = after(text, end).is_some_and(|c| c.is_ascii_alphanumeric());
        let is_date = kind == Kind::Id && looks_like_date(written);
        if enough
            && !unit
            && !word_goes_on
            && !is_date
            && !NO_IDS.is_match(lead(text, all.start, 16))
        {
            let (start, end) = spaced(text, value.start, end, kind);
            marks.push(Mark::certain(start..end, kind, Why::Label));
            if kind == Kind::Id {
                next_alike(text, start..end, marks);
            }
        }
    }
}

/// Band nos. 7714/M & 7714/B, claim 23-0077-416 B: one more of the same form, and a letter behind.
fn next_alike(text: &str, first: std::ops::Range<usize>, marks: &mut Vec<Mark>) {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^ ?(?:&|and|,) ?(?P<v>[A-Z0-9][0-9A-Z/-]{3,20})|^(?P<l> [A-EGHJ-LN-Z])(?:  |[\n,;)|]|$)",
        )
    });
    let shape = |written: &str| -> Vec<u8> {
        let class = |byte: u8| match byte {
            b'0'..=b'9' => b'0',
            b'A'..=b'Z' => b'A',
            other => other,
        };
        written.bytes().map(class).collect()
    };
    let Some(found) = captured(&NEXT, &text[first.end..]) else { return };
    let written = &text[first.clone()];
    if let Some(next) = found.name("v").filter(|next| shape(next.as_str()) == shape(written)) {
        let range = first.end + next.start()..first.end + next.end();
        marks.push(Mark::certain(range, Kind::Id, Why::Label));
    } else if let Some(letter) = found.name("l").filter(|_| written.contains('-')) {
        let range = first.start..first.end + letter.end();
        marks.push(Mark::certain(range, Kind::Id, Why::Label));
    }
}

pub(in super::super) fn measured(rest: &str) -> bool {
    let word: String = rest.trim_start().chars().take_while(char::is_ascii_alphabetic).collect();
    matches!(
        word.as_str(),
        "mg" | "g"
            | "mL"
            | "ml"
            | "mm"
            | "cm"
            | "kg"
            | "L"
            | "mcg"
            | "cc"
            | "units"
            | "days"
            | "weeks"
            | "hours"
            | "min"
    )
}

/// mrn ends 7719, rpt at 22: the length of a word in small letters before a number.
fn word_before(value: &str) -> usize {
    let word = value.bytes().take_while(u8::is_ascii_lowercase).count();
    if word >= 2 && value[word..].starts_with(' ') { word + 1 } else { 0 }
}

/// Lot 4471, ICD-10, SNOMED 22298006, 73211009: what a number is of, that points at no one.
pub(in super::super) fn is_of_goods(text: &str, at: usize) -> bool {
    NO_IDS.is_match(lead(text, at, 16).trim_end_matches('#')) || CODED.is_match(lead(text, at, 160))
}

fn looks_like_date(text: &str) -> bool {
    let numbers: Vec<&str> = text.split(['/', '.']).collect();
    numbers.len() >= 2
        && numbers
            .iter()
            .all(|part| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()))
        && numbers
            .iter()
            .all(|part| part.len() < 4 || part.starts_with("19") || part.starts_with("20"))
        && text.contains('/')
}

fn is_hiragana(c: char) -> bool {
    ('ぁ'..='ん').contains(&c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// A number written in groups goes on after a blank: `CLI 5520 8143`.
fn spaced(text: &str, start: usize, end: usize, kind: Kind) -> (usize, usize) {
    static GROUPS: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?: [0-9]{2,6}(?-u:\\b)){1,3}(?: [A-Z](?-u:\\b))?"));
    let more = GROUPS.find(&text[end..]).filter(|found| {
        let next = after(text, end + found.end()).filter(|c| {
            let rest = &text[end + found.end()..];
            *c != '.' || rest[1..].starts_with(|c: char| c.is_ascii_digit())
        });
        kind != Kind::Account
            && !next.is_some_and(|c| {
                c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '%' | '-' | '歳' | '年')
            })
            && text[start..end].chars().filter(char::is_ascii_digit).count() <= 5
    });
    (start, more.map_or(end, |found| end + found.end()))
}

/// Bare numbers: after a blank or at the start of a line, no unit after them, and long enough.
fn bare(views: &Views<'_>, marks: &mut Vec<Mark>) {
    let text = views.text;
    for found in BARE.find_iter(views) {
        let digits = &text[found.clone()];
        let open = |c: Option<char>| {
            c.is_none_or(|c| {
                matches!(
                    c,
                    ' ' | '\n'
                        | '('
                        | ')'
                        | '['
                        | ']'
                        | ','
                        | '、'
                        | '。'
                        | '/'
                        | ':'
                        | '\t'
                        | '|'
                        | '・'
                ) || super::super::dictionary::is_japanese(c)
            })
        };
        let dashed = digits.contains('-');
        let line = lead(text, found.start, 40);
        let line_of = line.trim_end_matches(['(', ' ']);
        let named = line_of.ends_with(['様', '殿', '氏'])
            || line_of.ends_with("さん")
            || line.ends_with("患者")
            || line.ends_with("ID");
        let is_sure = !dashed && digits.len() >= 7 || named;
        let counted = text[found.end..].trim_start().starts_with([
            '円', '個', '件', '名', '人', '株', '%', '万', '倍', '歳', 'm', 'k', 'μ', '×', '回',
            '時', '年', '月',
        ]) || PER.is_match(&text[found.end..])
            || measured(&text[found.end..]);
        if is_sure
            && open(before(text, found.start))
            && open(after(text, found.end))
            && !counted
            && !NO_IDS.is_match(line)
            && !is_of_goods(text, found.start)
        {
            // 1250000: so many of something.
            let round = digits.len() == 7 && !digits.starts_with('0') && digits.ends_with("000");
            let mark = if round && !named { Mark::doubtful } else { Mark::likely };
            marks.push(mark(found, Kind::Id, Why::Form));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Kind)> {
        let mut marks = Vec::new();
        find(&Views::of(text), &mut marks);
        marks.retain(|mark| mark.certainty > super::super::super::span::Certainty::Doubtful);
        super::super::super::span::settle(marks)
            .iter()
            .map(|mark| (&text[mark.range.clone()], mark.kind))
            .collect()
    }

    #[test]
    fn numbers_are_found_by_their_label() {
        for (text, value, kind) in [
            ("患者ID:00482913 氏名", "00482913", Kind::Id),
            ("カルテNo 55-03188", "55-03188", Kind::Id),
            ("カルテ番号は88-4021-7です", "88-4021-7", Kind::Id),
            ("MRN: 4471-0926", "4471-0926", Kind::Id),
            ("Acct: CLI 5520 8143", "CLI 5520 8143", Kind::Id),
            ("保険者番号　39131248".replace('\u{3000}', " ").as_str(), "39131248", Kind::Code),
            ("SSN 900-41-7726", "900-41-7726", Kind::Code),
            ("旅券YB0918374", "YB0918374", Kind::Code),
            ("普通口座 1234567", "1234567", Kind::Account),
        ] {
            assert!(found(text).contains(&(value, kind)), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn site_forms_are_found_without_a_label() {
        for value in ["CT240927-0138", "S24-10837-F1", "24-B-5512", "240930MG00417"] {
            assert_eq!(found(&format!("検体({value})。")), [(value, Kind::Id)], "{value}");
        }
    }

    #[test]
    fn doses_scores_and_codes_of_goods_are_not() {
        for text in [
            "ID consult",
            "case 2 of 3",
            "ICD-10 E23.0",
            "LOINC 4548-4",
            "検査 3回",
            "IDカード",
            "WBC 6480",
            "CD138",
            "visit 3 weeks",
            "Lot 64829107",
            "(13-64)",
            "番号 3",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
