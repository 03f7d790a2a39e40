//! Words and forms around numbers that tell a day from a ratio, a score, a level or how long.

use super::super::pattern::pattern;
use regex::Regex;
use std::sync::LazyLock;

/// Say of which month a day is.
pub(super) const OF_MONTH: [&str; 6] = ["来月", "今月", "先月", "翌月", "当月", "同月"];
/// Says that a number after it is not a day of a month.
pub(super) static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^ ?(?:項目|slices|cores|nodes|monitoring|care|coverage|supervision|access|程度|以上|以下|未満|周(?:[^囲術産]|$)|大(?:[^腸腿動学量]|$)|縮小|コース|クール|サイクル|秒|収縮期|拡張期|雑音|肋|指|趾|摂取|回(?:[^復診路収]|$)|点(?:[^滴眼鼻検]|$)|割|級|倍|台|セット|生食|生理食塩|量|に減|へ減|の筋力|の力|の確率|アンプル|袋|管(?:[^理]|$)|椎|個(?:[^室人別]|$)|本(?:[^人日院館]|$)|枚|錠|単位|ヶ月|か月|カ月|ヵ月|%|mm|cm|mg|mL|ml|g\b|kg|mcg|x\d|× ?[0-9]|bottles|strength|power|hr|min|pts?|points|yo|y/o|cycles?|(?:one |two |[1-4] )?puffs?|doses|(?:bd|bid|tds|tid|qid|tabs?|tablets?|caps?|cups?|pints?|amps?)\b)".replace("\\b", "(?-u:\\b)").as_str())
});
/// 2-3 days: how long.
pub(super) static WAITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ ?(?i:d|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?|hrs?|hours?|mins?|minutes?|x|times|visits?|sessions?|attempts?|at a time|per)(?-u:\\b)",
    )
});
/// Says that two numbers after it are a finding, a score or a level of the spine.
pub(super) static SCORES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:[A-Za-z][A-Za-z0-9+'-]*|[ァ-ヶー]{2,}|スコア|点数|合計|視力|細胞数|目標|正答|呼称|命令|握力|[一-龥]筋|筋力|疼痛|得点|評価|尺度|瞳孔|安静時|体動時|労作時|転移は?|反射|上肢|下肢|四肢|左右|眼圧|近位|遠位|屈曲|伸展|pain|score|strength|power|grade|reflexes|pulses|vision|acuity|negative|positive)[ :=(]{0,2}$",
    )
});
/// Names a scale, a setting, a page: two numbers behind it are none of a calendar, whatever they are.
pub(super) static SCALED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:(?:^|[^A-Za-z])(?i:mmt|gcs|jcs|hds-?r|mmse(?:-j)?|moca(?:-j)?|fab|nrs|vas|frs|fim|bi|barthel|mrs|nihss|sias|stef|sdsa|slta|wab|ipss|oabss|phq-?9|gad-?7|apgar|ap|epds|gds|bbs|tug|cat|levine|dtr|ptr|atr|rom|slr|aofas|joa|vds|qol|iadl|adl|katz|psqi|ess|sas|mna(?:-sf)?|braden|q?sofa|cdr|pi-?rads|bi-?rads|bbps|iop|nct|at|va|rv|lv|nv|pta|ps|ecog|das28|haq|hads|cfs|kps|pps|esas(?:-r)?|bp|hr|rr|pr|bis|tof|peep|cpap|bipap|nppv|ipap|epap|grade|gr|stage|level|day|cycle|pp?|pages?|no|[a-z0-9]+ ?/ ?[a-z0-9]+)|アプガー|レバイン|ブリストル|ボルグ|スケール|スコア|グレード|ステージ|点数?|合計|視力|細胞数|目標|正答|正解|理解|呼称|復唱|短文|長文|[一-龥]語|命令|握力|[一-龥]筋|筋力|疼痛|得点|尺度|瞳孔|呼吸数|血圧|安静時|体動時|労作時|動作時|増強時|歩行時|運動時|痛み|食事?|主菜|副菜|キュレット|米飯|全粥|摂取|反射|上肢|下肢|四肢|左右|眼圧|近位|遠位|屈曲|伸展|症状|項目|基準|頁|ページ)[ .:=(]{0,2}$",
    )
});
/// Says that a day of a month follows.
pub(super) static SAYS_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?:^|[^a-z])(?:on|by|since|until|till|from|before|after|next|review|recheck|booster|mtg|meeting|adm|admitted|dated|seen|due|exam|dob|d/c|dc|visit|prior|last|injured|doi|onset|fell|hurt|called|rang|phoned|came|saw|born|appt|rtc|mailed|collected|received|reported|follow[ -]?up|f/u|labs?|mon|tues?|wed|thurs?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|fall|ct|mri|us|xr|cxr|pet|egd|ogd|echo|lines?|of|week|starting|started|through|thru|to|sent|signed|rpt|between|and|subclavian|picc|bal|eeg|ecg|ekg|emg|tte|tee|stopped|started|held|resumed|ij|broviac|hickman|foley|permcath|permacath|quinton|lands|arrives|flies|leaves|bx|biopsy|mmg|dexa|colonoscopy|scope|angio|cath|swab|drawn|done|faxed|closed|opened|removed|placed|surgery|discharged?|collected|transferred|transfer|xfer|verified|today,?|tonight|given|dos|dosed|admit|adm|lp|infused|implanted|inserted|extubated|intubated|weaned|repeated|rechecked|reviewed|notified|passed|expired|delivered|born|moved|arrived|left|died|ordered|filled|refilled|addendum|toe|missed|absent|cancelled|dns|sched|scheduled|signed|cathed)[ :=]{0,2}\\(?$)|(?:前回|次回(?:[一-龥]{1,4})?|本日|昨日|明日|翌日|翌|来月|先月|今月|来週|先週|今週|同|日付|月日|施行|実施|手術|退院|入院|来院|受診|採取|受付|提出|報告|検査|撮影|予約|予定|記載|記録|サイン|最終|初診|再診|接種|発症|初回|希望日|[一-龥]日|より|から|は|、|。|・|\\(|「|→|~|-|:|】|]|※|第一|第二|確認|案内|分|[一-龥]さん)[ ]{0,2}$",
    )
});
pub(super) static DATE_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ ?(?:[(][月火水木金土日][)]|へ(?:変更|延期|振替|振り替え|移動|ずら)|に|より|から|まで|の|は|も|、|初回|開始|発症|投与|導入|以降|以来|終了|初診|施行|実施|採血|撮影|退院|入院|来院|再診|再検|受診|受付|疑義|予定|締|帰宅|外泊|外出|転院|転棟|転入|面会|抜糸|抜管|手術|永眠|死亡|他界|来所|往診|訪問|深夜|準夜|日勤|朝|昼|夜|夕|午前|午後|頃|ごろ|分|付|着|~|→|FAX|TEL|AM|PM|[0-2]?[0-9][:時][0-5]?|[A-Z][a-z]+day)",
    )
});

/// Says which eye was tested; VA alone is a hospital of veterans too.
pub(super) static ACUITY: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:VA[ :]{1,2}(?:RE?|LE?|OD|OS|OU)(?-u:\\b)|acuity)"));

/// Says what was done on the day before it.
pub(super) static DONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ ?(?:開始|採血|施行|撮影|退院|入院|受診|再診|手術|提出|発症|発熱|転院|抜去|挿入|抜糸|貼付|接種|抜管|開封)",
    )
});

/// 6/12 left, 6/6 with pinhole: how sharp an eye sees (Snellen).
pub(super) static SIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^,? ?(?i:right|left|re|le|od|os|ou|both|unaided|aided|corrected|with (?:pinhole|glasses|correction)|n[0-9]{1,2})(?:[^A-Za-z]|$)",
    )
});

/// 16日 消化器外来, 7.22 新患: what one comes for.
pub(super) static VISIT_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:キャンセル|電話|TEL|来院|受診)|^ (?:[一-龥]{0,6}(?:外来|受診|予約|再診|初診|新患|来院|来談|入院|退院|手術|面談|往診|訪問)|CT|MRI|US|GIF|CF|EGD|採血|エコー|内視鏡|オペ|OPE|IC|定期|本人|家族|電話)",
    )
});

/// に入院: what happened on a day.
pub(super) static VISITED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^まで(?:出席|登園|登校|休|お休|自宅|内服)|^(?:に|より|から|~|まで)?(?:入院|退院|受診|来院|手術|予約|施行|撮影|発症|転倒|転[院棟出入]|帰宅|外[泊出]|開始|終了|採血|抜糸|受傷|出産|予定|面談|面会|訪問|往診|電話|来訪|[0-9])",
    )
});
/// 6/1:54.2: what was measured on a day.
pub(super) static LOGGED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^:[0-9]{2,3}(?:[.][0-9]{1,2})?(?:[^0-9:.]|$)"));
/// 24.02.26 0715
pub(super) static CLOCK: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ (?:[01][0-9]|2[0-3]):?[0-5][0-9](?:[^0-9]|$)"));
/// 2mg 4/12: a dose, no scale.
pub(super) static DOSED: LazyLock<Regex> =
    LazyLock::new(|| pattern("[0-9](?:mg|g|mL|ml|mcg|T|Fr|cm|mm|kg|L|U|単位) ?$"));
/// Says that days follow each other.
pub(super) static STRETCH: LazyLock<Regex> =
    LazyLock::new(|| pattern("^ ?(?:より|から|~|まで|以降|以後|開始|再検|付)"));

/// 14 Feb 10.20am: what follows an hour.
pub(super) static MINUTES: LazyLock<Regex> =
    LazyLock::new(|| pattern("^[.][0-5][0-9] ?(?:[ap]\\.?m|h(?:rs)?(?-u:\\b))"));

/// 16:00: an hour follows a day.
pub(super) static HOUR_FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ (?:(?:at )?(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?:[^0-9]|$)|(?:1[0-2]|[1-9]) ?[ap]m(?:[^a-z]|$))|at (?:[a-z]{3,7}|quarter|half) (?:past|to) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))",
    )
});
/// Says that 9.12 or 25日 after it is a day.
pub(super) static APPOINTED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:告別式|通夜|葬儀|法要|次回|今回|月末|次|前回|予約|予定|再診|受診|来院|退院|入院|転院|手術|オペ|OPE|採血|抜去|抜糸|訪問|面談|報告|メモ|memo|連絡|受付|記載| 着| 報|[一-龥]{2}日[は:])[はのを:： ]{0,2}$",
    )
});

/// booked 29th, next: 13th, catheter out 20th: says that a day of a month follows.
pub(super) static APPOINTED_EN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?:^|[^a-z])(?:booked|done|out|in|due|planned|arranged|rebooked|moved to|removed|seen|home|start|starts|started|finish(?:es)?|ends?|closed|reviewed|back|next|sent|given)):?$",
    )
});

/// INR前回 2.4: what was measured then.
pub(super) static LAST_VALUE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:INR|CRP|Hb|Cr|eGFR|BNP|K|Na|A1c|PSA|Alb|WBC|Plt)前回[はの:]?$"));

/// 金曜(28日), 木曜15日.
pub(super) static OF_WEEK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:[月火水木金土日]曜日?[ (]{0,2}|(?:昨日|きのう|一昨日|おととい|本日|今日|明日|あす|明後日|あさって)[(])$",
    )
});
/// 8日入浴、10日洗髪, 22日転出予定: what is done on that day.
pub(super) static DONE_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:転[出入院棟]|退[院所]|入[浴所]|洗髪|来院|再診|予約|訪問|往診|面[談会]|外[来泊出]|返却|提出|送付|帰宅|最終|締切?|着|発|流動食?の?|飲水|常食|カンファ|会議|回診|当院|当科|抜[糸管]|手術|検査|採血|受診|通院|透析|散歩|帰国|来日|渡航|集荷|引っ?越し?|配送|納品|搬入)(?:予定|時間|済|に|は|を|へ|より|から|、|。|し|で|便|[ \n]|$)|^が(?:最後|最終|初回|初日)",
    )
});
/// 4日昼まで, 3日の16時: an hour of the day, which no number of days has.
pub(super) static HOURS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^ ?(?:早?朝|昼|夕方?|夜|深夜|午前|午後|未明)(?:から|より|まで|に|の|は|、|。|分|[ \n]|$)|^[の ]?(?:1?[0-9]|2[0-3])時(?:[^間]|$)",
    )
});
pub(super) static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| pattern("^ ?[(][月火水木金土日][)]"));

/// 評価2/10:BBS 41点: what was looked at that day.
pub(super) static LOOKED_AT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:評価|検査|採血|結果|計測|測定|所見|受診|再診|訪問|往診|回診|面談|診察) ?$")
});

/// What is done on a day.
pub(super) static EXAMINED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:Xp|XP|X-P|CT|MRI|MRA|PET|US|UCG|TTE|ECG|EGD|GIF|GF|CF|エコー|内視鏡|心電図|レントゲン|採血|生検|[一-龥]評価|会議|面談|カンファ|IC|OPE|Ope|手術|入院|退院|受診|外来) ?$",
    )
});

/// Lymph nodes and their like, by station: リンパ節(2/8), #8a 1/5.
pub(super) static NODES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:No\\.? ?[0-9]+[a-z]{0,2}|p?N[0-3][a-c]?|(?:LN|リンパ節|郭清|Ly)[^。\n]{0,18}#[0-9]{1,3}[a-z]{0,2}|LN|リンパ節|Ly|群) ?[(]?$",
    )
});
pub(super) static MEASURED: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:[a-zA-Zμ]+/(?:d?m?L|uL|μL|l)|%|[0-9]|m[gmLl]|cm|万|[一-龥ぁ-ん]) ?[(]$")
});
/// Scales by name, whatever stands between.
pub(super) static SCALES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[^A-Za-z])(?i:pain|strength|power|motor|score|scale|i?adl|iddsi|phq-?9|gad-?7|audit-?c|moca|mmse|gcs|gds|bipap|cpap|niv|bilevel|alpha|snellen|apgars?|vas|nrs|murmur|reflexes|dtrs?|cycle|day|week|stage|ratio|grade|steps?|class|acuity|vision|od|os|ou)[ :=(]{0,2}$",
    )
});

/// Apgar 6/9/10: three scores.
pub(super) static APGAR: LazyLock<Regex> = LazyLock::new(|| pattern("(?i:apgars?)[ :]{0,2}$"));

/// What is counted in order and is no day: 3rd rib, 5th percentile.
pub(super) const NOT_DAYS: [&str; 30] = [
    "percentile",
    "rib",
    "nerve",
    "toe",
    "finger",
    "digit",
    "metatarsal",
    "metacarpal",
    "intercostal",
    "ventricle",
    "grade",
    "week",
    "trimester",
    "century",
    "dose",
    "cycle",
    "day",
    "hour",
    "time",
    "degree",
    "floor",
    "cranial",
    "line",
    "decile",
    "pass",
    "attempt",
    "visit",
    "edition",
    "place",
    "generation",
];
