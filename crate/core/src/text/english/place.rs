//! Addresses and places in English notes.

use super::super::page::Page;
use super::super::pattern::{captured, lead, pattern};
use super::super::span::{Kind, Mark, Why};
use super::super::views::Pattern;
use super::super::words::EN;
use super::word::Case;
use regex::Regex;
use std::sync::LazyLock;

pub(in super::super) const STATES: &str = "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]";
/// Behind a town's name.
pub(in super::super) const WHOLE_STATES: &str = "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming";
const UNIT: &str = "(?:(?:Apt|APT|Apartment|Shop|Stand|Plot|Suite|STE|Ste|Unit|Flat|Floor|Fl|Room|Rm|#)\\.? ?[A-Z0-9][A-Za-z0-9-]{0,5})";

/// How streets end elsewhere.
const ABROAD: &str = "Str|Straat|Laan|Weg|Rylaan|Singel|Strasse|Allee|Jalan|Psge|Vw|Hts|Cnr|Arc";

static STREET: LazyLock<Pattern> = LazyLock::new(|| {
    let streets = format!("{}|{ABROAD}", street_words());
    let upper = streets.to_uppercase();
    Pattern::new(&format!(
        "(?:{UNIT}, ?)?(?:\"[A-Z][A-Za-z ]{{2,24}}\", )?(?-u:\\b)(?:(?:Unit |U)?[0-9]{{1,4}}/)?[0-9]{{1,5}}[A-Za-z]?(?:-[0-9]{{1,4}})? (?:[NSEW]\\.? )?(?:(?:[A-Z][A-Za-z'-]{{1,20}}|[0-9]{{1,3}}(?:st|nd|rd|th))[ \n]){{1,3}}(?:{streets}|{upper})(?-u:\\b)\\.?(?:,? {UNIT})?(?:,? {UNIT})?(?:, [A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{0,2}})?(?:, (?:{STATES}|[A-Z][a-z]{{3,15}})(?-u:\\b))?"
    ))
});
static OTHERS: LazyLock<[Pattern; 44]> = LazyLock::new(|| {
    [
        Pattern::with(
            &format!(
                "P\\.?O\\.? Box [0-9]{{1,6}}(?:, [A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{0,2}})?(?:, (?:{STATES})(?-u:\\b))?"
            ),
            &["Box "],
        ),
        Pattern::new(&format!(
            "[A-Z][A-Za-z'-]{{2,20}}(?: [A-Z][A-Za-z'-]{{2,20}}){{0,2}}, (?:(?P<s>{STATES})|{WHOLE_STATES})(?-u:\\b)"
        )),
        Pattern::with(
            &format!(
                "{UNIT},? (?:[A-Z][A-Za-z'-]{{1,20}} ){{1,3}}(?:House|Court|Lodge|Towers?|Mansions|Apartments|Apts|Building|Bldg|Block|Heights)(?:, [A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{0,2}}){{0,2}}"
            ),
            &[
                "House",
                "Court",
                "Lodge",
                "Tower",
                "Mansions",
                "Apartments",
                "Apts",
                "Building",
                "Bldg",
                "Block",
                "Heights",
            ],
        ),
        Pattern::with(
            "(?:[A-Z][A-Za-z'-]{1,20} ){1,3}(?:Apts|Apartments|Towers|Estates|Mobile Home Park|Mobile Park|RV Park|Trailer Park|Trailer Court|mobile park|mobile home park|trailer park|rv park|trailer court|Condos|Condominiums)(?-u:\\b)(?:,? (?i:lot|unit|apt|space|spc|#) ?[0-9]{1,4}[A-Z]?)?",
            &[
                "Apts",
                "Apartments",
                "Towers",
                "Estates",
                " Park",
                " Court",
                " park",
                " court",
                "Condos",
                "Condominiums",
            ],
        ),
        Pattern::with(
            "\"[A-Z][A-Za-z]{2,20}\", (?:Old |New )?[A-Z][A-Za-z ]{2,30}(?:, [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)?)?",
            &["\", "],
        ),
        Pattern::new(
            "(?:(?:Indian|State|County|Forest|Farm|Tribal|US) )?(?-u:\\b)(?:Rt|Rte|Route|Hwy|Highway|County Road|CR|Interstate|I)[ -][0-9]{1,3}(?: (?:past|near|at|by) (?:the )?[A-Z][A-Za-z]+(?: [a-z]+)?)?(?: (?:MM|mile marker|mile|exit) ?[0-9]{1,4})?(?: [NSEW]B)?",
        ),
        // behind the market on Pulaski & 41st
        Pattern::new(
            "(?-u:\\b)(?:on|at|near|of) (?P<v>[A-Z][a-z]{2,15} (?:&|and) [0-9]{1,3}(?:st|nd|rd|th))(?-u:\\b)",
        ),
        // corner of Delmar & 9th, 3100 block of N Keystone, 1180 E. Route 9
        Pattern::with(
            "(?-u:\\b)(?:[Cc]orner|[Ii]ntersection) of (?:[NSEW]\\.? )?(?:[A-Z][a-z]{2,15}|[0-9]{1,3}(?:st|nd|rd|th))(?: [A-Z][a-z]{1,9})? (?:&|and) (?:[A-Z][a-z]{2,15}|[0-9]{1,3}(?:st|nd|rd|th))(?: [A-Z][a-z]{1,9})?",
            &["orner of ", "ntersection of "],
        ),
        Pattern::with(
            "(?-u:\\b)[0-9]{1,3}00 block of (?:[NSEW]\\.? )?(?:[A-Z][a-z]{2,15}|[0-9]{1,3}(?:st|nd|rd|th))(?: (?:[A-Z][a-z]{2,15}|St|Ave|Rd|Dr|Blvd|Ln))?",
            &["00 block of "],
        ),
        Pattern::with(
            "(?-u:\\b)[0-9]{2,5} (?:[NSEW]\\.? )?(?:US |State |County )?(?:Route|Rte|Rt|Hwy|Highway|Road|FM|SR|CR) [0-9]{1,4}[A-Z]?(?-u:\\b)",
            &["Route", "Rte", "Rt ", "Hwy", "Highway", "Road ", "FM ", "SR ", "CR "],
        ),
        Pattern::with(
            "(?-u:\\b)(?:Pier|Slip|Dock|Wharf|Lot) [0-9]{1,3}(?-u:\\b)(?:, (?:Slip|Berth|Dock|Gate) [A-Z0-9]{1,3})?",
            &["Pier ", "Slip ", "Dock ", "Wharf ", "Lot "],
        ),
        Pattern::with(
            "[A-Z][a-z]{2,15} (?:St|Ave|Rd|Dr|Street|Avenue|Road) (?:&|and|at) (?:[A-Z][a-z]{2,15}|[0-9]{1,3}(?:st|nd|rd|th))(?: (?:St|Ave|Rd|Street|Avenue))?",
            &[" St ", " Ave ", " Rd ", " Dr ", " Street ", " Avenue ", " Road "],
        ),
        // A road without a number.
        Pattern::with(
            "(?:[NSEW]\\. )?(?:[A-Z][a-z]{2,15} ){1,2}(?:St|Ave|Rd|Blvd|Ln|Hwy|Pkwy|Street|Road|Avenue|Boulevard|Lane|Highway|Parkway)(?-u:\\b)",
            &[
                " St",
                " Ave",
                " Rd",
                " Blvd",
                " Boulevard",
                " Ln",
                " Lane",
                " Hwy",
                " Highway",
                " Pkwy",
                " Parkway",
                " Road",
            ],
        ),
        // 4 The Paddocks, Kilmaclough, Co Kerry
        Pattern::with(
            "(?-u:\\b)[0-9]{1,4}[A-Za-z]? The [A-Z][a-z]{3,15}(?: [A-Z][a-z]{3,15})?(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?){0,2}(?:, Co\\.? [A-Z][a-z]{3,12})?",
            &[" The "],
        ),
        // flat 6, barley mow ct, hexley; 12 sugar mill rd
        Pattern::new(
            "(?-u:\\b)(?i:flat|apt|apartment|unit) [0-9]{1,4}[a-z]?,? (?:[0-9]{1,4} )?(?:[a-z]{3,14} ){1,3}(?:ct|court|st|street|rd|road|ave|avenue|ln|lane|close|drive|dr|way|pl|place|house|terrace|gardens)(?-u:\\b)(?:, [a-z]{4,14})?",
        ),
        Pattern::with(
            "(?-u:\\b)[0-9]{1,5} (?:[a-z]{3,14} ){1,2}(?:street|road|lane|avenue|rd|ave|ln|blvd)(?-u:\\b)(?:, [a-z]{4,14})?",
            &[" street", " road", " lane", " ave", " rd", " ln", " blvd"],
        ),
        // RR 2 Box 77, P.O. Box 118
        Pattern::with(
            "(?-u:\\b)(?:(?:RR|R\\.R\\.|HC|Rural Route) ?#?[0-9]{1,3},? Box [0-9]{1,5}|P\\.? ?O\\.? Box [0-9]{1,6})(?:, [A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,2})?",
            &["Box "],
        ),
        // Posbus 4471 * Worcester * 6849, Private Bag X12, Box 71, Gretna MB
        Pattern::with(
            "(?-u:\\b)(?:Posbus|Private Bag|Privaatsak|Locked Bag|GPO Box|PMB|Postfach|Apartado) [A-Z]?[0-9]{1,6}(?:(?:,| [*|•·-]|,?\\n) ?[A-Z][a-z'-]{2,15}(?: [A-Z][a-z'-]{2,15}){0,2}(?:,? (?:[*|•·-] ?)?[0-9]{4}(?-u:\\b))?)?",
            &[
                "Posbus ",
                "Private Bag ",
                "Privaatsak ",
                "Locked Bag ",
                "GPO Box ",
                "PMB ",
                "Postfach ",
                "Apartado ",
            ],
        ),
        Pattern::with(
            "(?-u:\\b)Box [0-9]{1,5},? [A-Z][a-z'-]{2,15}(?: [A-Z][a-z'-]{2,15}){0,2},? (?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)(?-u:\\b)",
            &["Box "],
        ),
        Pattern::with(
            "(?-u:\\b)RR ?#?[0-9]{1,2}(?:, (?:Site|Box|Comp|SS|Lot|Group|Grp) [0-9]{1,4}){1,3}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?){0,2}",
            &["RR"],
        ),
        // 8-2-333/A, Road No. 3, Banjara Hills, Hyderabad; Shop 4, Opp. Bus Stand, Sangli
        Pattern::new(
            "(?-u:\\b)[0-9]{1,3}-[0-9]{1,3}-[0-9]{2,4}(?:/[0-9A-Z]{1,4}){1,3}(?:, (?:(?:Road|Street|Lane) No\\.? ?[0-9]{1,3}|[A-Z][a-z]{2,15}(?: [A-Z][a-z]{1,15}){0,2})){1,5}|(?-u:\\b)[0-9]{1,3}-[0-9]{1,3}-[0-9]{2,4}, (?:Road|Street|Lane) No\\.? ?[0-9]{1,3}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{1,15}){0,2}){0,4}",
        ),
        Pattern::new(
            "(?-u:\\b)(?:(?:Shop|Plot|Flat|Door|House|Office|Stall) (?:[Nn]o\\.? ?)?|[HD]\\.? ?[Nn]o\\.? ?)[0-9][0-9A-Z/-]{0,8}, (?:(?:Opp|Nr|Near|Behind|Beside|Above|Off|Next to)\\.? )?[A-Z][A-Za-z.]{1,15}(?: [A-Z][A-Za-z.]{1,15}){0,3}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2}){0,4}",
        ),
        // grid TM 499 631, ///filled.count.soap
        Pattern::new(
            "(?i:(?-u:\\b)(?:grid(?: ref(?:erence)?)?|ngr|gr|os)):? (?P<v>[A-Z]{1,2} ?[0-9]{2,5} ?[0-9]{2,5})(?-u:\\b)",
        ),
        // neighbour at no. 14
        Pattern::with(
            "(?-u:\\b)(?:[Ll]ives|[Ll]iving|[Nn]eighbou?rs?|[Ll]ady|[Ff]riend|[Ff]amily|[Mm]an) (?:at|from|in) (?:no\\.?|number) (?P<v>[0-9]{1,3}[A-Za-z]?)(?-u:\\b)",
            &["at no", "from no", "in no", "at number", "from number", "in number"],
        ),
        // crash off the B4391, Junction 12 M4
        Pattern::new(
            "(?-u:\\b)(?:[Cc]rash(?:ed)?|rtc|RTC|mv[ac]|MV[AC]|[Cc]ollision|[Aa]ccident|[Dd]riving|[Dd]rove|[Ll]ay-?by|[Ii]ncident|[Cc]ar|[Ll]orry|[Vv]an) (?:on|off|along|down|up|at) (?:the )?(?P<v>(?:A[0-9]{1,4}|B[0-9]{3,4}|M[0-9]{1,2})(?:\\(M\\))?)(?-u:\\b)",
        ),
        Pattern::new(
            "(?-u:\\b)(?:[Jj]unction|[Jj]ct|J) ?[0-9]{1,2},? (?:of )?(?:the )?[AM][0-9]{1,3}(?-u:\\b)",
        ),
        // 12 Jln Besar, 4 Heol Fawr
        Pattern::with(
            "(?-u:\\b)[0-9]{1,4}[A-Z]?,? (?:Jln|Jalan|Lorong|Lrg|Persiaran|Kampung|Via|Calle|Rua|Avenida|Carrera|Heol|Ffordd|Stryd) [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)?",
            &[
                "Jln ",
                "Jalan ",
                "Lorong ",
                "Lrg ",
                "Persiaran ",
                "Kampung ",
                "Via ",
                "Calle ",
                "Rua ",
                "Avenida ",
                "Carrera ",
                "Heol ",
                "Ffordd ",
                "Stryd ",
            ],
        ),
        // Stand 4471 Mamelodi East; Trailer 9, Sunny Acres
        Pattern::with(
            "(?-u:\\b)(?:Stand|Erf|Portion) [0-9]{2,6},? [A-Z][a-z]{3,15}(?: [A-Z][a-z]{3,15})?|(?-u:\\b)(?:Trailer|Caravan|Pitch|Berth|Mooring|Cabin) [0-9]{1,3}[A-Z]?, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2}",
            &[
                "Stand ", "Erf ", "Portion ", "Trailer ", "Caravan ", "Pitch ", "Berth ",
                "Mooring ", "Cabin ",
            ],
        ),
        // ///filled.count.soap; 51.50722, -0.12750
        Pattern::with("///[a-z]{3,15}\\.[a-z]{3,15}\\.[a-z]{3,15}", &["///"]),
        Pattern::new("-?[0-9]{1,2}\\.[0-9]{4,7},? ?-?[0-9]{1,3}\\.[0-9]{4,7}"),
        // at Marburg rank, the viaduct off Poplar
        Pattern::with(
            "(?-u:\\b)(?:at|near|from|outside|by|under|in) (?:the )?(?P<v>(?:[A-Z][a-z'-]{2,15} ){1,3}(?:taxi rank|rank|bus stand|bus stop|bus station|train station|shops|roundabout|interchange|jetty|viaduct|underpass|overpass|reservoir|depot|playground|cemetery|taproom|crossroads))(?-u:\\b)|(?-u:\\b)(?:viaduct|bridge|alley|encampment|tent|overpass|underpass|car park|parking lot|corner|lay-?by|bus stop|shelter) (?:off|near|under|behind|beside|by) (?P<w>[A-Z][a-z]{3,15}(?: [A-Z][a-z]{1,15})?)(?-u:\\b)",
            &[
                " rank",
                "bus st",
                "train station",
                "shops",
                "roundabout",
                "interchange",
                "jetty",
                "viaduct",
                "underpass",
                "overpass",
                "reservoir",
                "depot",
                "playground",
                "cemetery",
                "taproom",
                "crossroads",
                "bridge ",
                "alley ",
                "encampment ",
                "tent ",
                "car park ",
                "parking lot ",
                "corner ",
                "lay-by ",
                "layby ",
                "shelter ",
            ],
        ),
        // RM of Sandhurst, Exit 44 rest stop
        Pattern::with(
            "(?-u:\\b)(?:RM|Township|Municipality|County|Parish|Shire|City|Town|Village|Borough) of [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?",
            &[" of "],
        ),
        Pattern::with(
            "(?-u:\\b)(?:[Ee]xit|Jct|Junction|mile marker) [0-9]{1,3}[A-Z]?(?: (?:rest stop|rest area|off-?ramp|on-?ramp|truck stop|services|slip road))?",
            &["xit ", "Jct ", "Junction ", "mile marker "],
        ),
        Pattern::with(
            "(?:[A-Z][a-z]{1,15} ){1,3}(?:outstation|turn-?off|township|homestead|roadhouse|caravan park|campground|rest stop|truck stop|boat ramp|trailhead|allotments|crossing|reserve|chapter|metro|village|overlook|lookout|campsite|marina|weir)(?-u:\\b)(?:,? ?[0-9]{1,3} ?km [a-z]{1,9} (?:of )?[A-Z][A-Za-z']+(?: [A-Z][A-Za-z']+)?|,? past (?:the )?[A-Za-z]+(?: (?:mill|turn-?off|school|shop|bridge))?)?",
            &[
                "outstation",
                "turn-off",
                "turnoff",
                "township",
                "homestead",
                "roadhouse",
                "caravan park",
                "campground",
                "rest stop",
                "truck stop",
                "boat ramp",
                "trailhead",
                "allotments",
                "crossing",
                "reserve",
                "chapter",
                "metro",
                "village",
                "overlook",
                "lookout",
                "campsite",
                "marina",
                "weir",
            ],
        ),
        // near Shahdera metro, behind Market Square station
        Pattern::with(
            "(?-u:\\b)(?:near|nr|opposite|behind|beside|opp\\.?) (?P<v>(?:[A-Z][A-Za-z'-]{2,15} ){1,3}(?:metro|station|stn|junction|market|bazaar|bridge|school|temple|mosque|church|mill|stop))(?-u:\\b)",
            &[
                " metro",
                " station",
                " stn",
                " junction",
                " market",
                " bazaar",
                " bridge",
                " school",
                " temple",
                " mosque",
                " church",
                " mill",
                " stop",
            ],
        ),
        // Flat 2, Heol y Felin, Swansea
        Pattern::new(&format!(
            "(?-u:\\b){UNIT}, [A-Z][a-z'-]{{2,15}}(?: (?:y|yr|na|an|de|la|[A-Z][a-z'-]{{1,15}})){{1,4}}(?:, [A-Z][a-z'-]{{2,15}}(?: [A-Z][a-z'-]{{2,15}})?){{1,3}}"
        )),
        // 88 Larkspur, apt 2R, Nutley Falls
        Pattern::new(
            "(?-u:\\b)[0-9]{1,5} [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?, (?i:apt|unit|flat|suite|#)\\.? ?[0-9A-Z]{1,4}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)?(?-u:\\b)",
        ),
        // 4821 rue Chabot, app 3
        Pattern::with(
            "(?-u:\\b)[0-9]{1,5}[A-Z]?,? (?:rue|boul\\.?|boulevard|av\\.?|avenue|chemin|ch\\.|rang|impasse|route)(?: (?:de|des|du|la|le|les)| (?:d'|l')?[A-Z][a-z\u{e0}-\u{ff}'-]{1,20}){1,5}(?:, (?:app\\.?|apt\\.?|bureau|bur\\.) ?[0-9]{1,5})?(?:, [A-Z][A-Za-z\u{e0}-\u{ff}-]{2,25})?",
            &[
                "rue ", "boul", "av. ", "av ", "avenue ", "chemin ", "ch. ", "rang ", "impasse ",
                "route ",
            ],
        ),
        // layby A40 nr Wenford Cross
        Pattern::new(
            "(?-u:\\b)(?:(?:lay-?by|jct|junction|on the) )?[AM][0-9]{1,3} (?:nr|near|northbound|southbound|eastbound|westbound|[NSEW]B|J[0-9]{1,2})(?: [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)?(?-u:\\b)",
        ),
        Pattern::with(
            "(?-u:\\b)lay-?by (?:on )?(?:the )?[ABM][0-9]{1,4}(?-u:\\b)",
            &["lay-by ", "layby "],
        ),
        // camp at Lac Brochet, sleeping in Branch Brook lot
        Pattern::with(
            "(?-u:\\b)(?:camp(?:ing|s)? (?:at|near|by)|cabin (?:at|near|on)|sleep(?:s|ing) (?:in|at|near|under)|shelter(?:ing)? at|flight from|train from|bus from|drove from|flew from|fell at|collapsed at) (?P<v>[A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15}){0,2}(?: (?:lot|park|car park|bridge|woods))?)(?-u:\\b)",
            &["camp", "cabin ", "sleep", "shelter", " from ", "fell at ", "collapsed at "],
        ),
        // Blk 12 Tampines St 81 #05-113; Sector 14, Gandhi Nagar, Karaikudi.
        Pattern::with(
            "(?:Blk|Block|BLK) ?[0-9]{1,4}[A-Z]?,? (?:[A-Z][A-Za-z]+ ?){1,5}(?:[0-9]{1,3})?(?:,? #[0-9]{1,3}-[0-9]{1,5}[A-Z]?)?",
            &["Blk", "Block", "BLK"],
        ),
        Pattern::with(
            "(?:(?:#|H\\.? ?No\\.? |No\\.? )?[0-9][0-9A-Za-z/-]{0,6},? )?(?:[0-9A-Z][0-9A-Za-z.]{1,14},? ){0,5}(?:Nagar|Colony|Marg|Layout|Vihar|Enclave|Puram|Pally|Chowk|Bazaar|Mohalla|Bagh|Salai|Pettai)(?-u:\\b)(?:,? (?:[A-Z][A-Za-z]+|[0-9]{1,3})){0,3}",
            &[
                "Nagar", "Colony", "Marg", "Layout", "Vihar", "Enclave", "Puram", "Pally", "Chowk",
                "Bazaar", "Mohalla", "Bagh", "Salai", "Pettai",
            ],
        ),
        Pattern::with(
            "(?:Vill(?:age)?\\.?|Distt?\\.?|District|Teh(?:sil)?\\.?|Taluk|Mandal|P\\.O\\.|P\\.S\\.)[: -]{1,3}(?:[A-Z][A-Za-z]+)(?:,? (?:Teh|Distt?|Tal|Taluka|P\\.?O|P\\.?S)\\.?[: -]{1,2}[A-Z][A-Za-z]+){0,3}",
            &["Vill", "Dist", "Teh", "Taluk", "Mandal", "P.O.", "P.S."],
        ),
    ]
});
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i:(?-u:\\b)(?:lives (?:in|at|on|near)|living in|resides (?:in|at)|resident of|born in|moved (?:to|from|here from|down from|up from|back to)|moving to|coming from|relocat(?:ed|ing) to|native of|flew (?:in )?from|flying to|(?:is )?off to|holiday in|on holiday to|leaves for|left for|trip to|travel(?:l?ed|ling)? (?:to|from)|return(?:ed|ing) (?:to|from)|visiting(?: from)?|vacation(?:ed|ing)? in|called (?:fr|from)|calling from|originally from|hometown|found at|farm at|house (?:in|at)|home in|address|grew up in|emigrated from|immigrated from))[ :]{1,2}(?:the )?(?P<v>(?:[0-9]{1,5} )?[A-Z][A-Za-z'.-]{2,20}(?:,? [A-Z0-9][A-Za-z'.-]{0,20}){0,4})",
    )
});
static ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?i:address)[:=]? (?P<v>[0-9A-Z][^\n;|]{5,60})"));

fn street_words() -> String {
    let table: std::collections::BTreeMap<String, String> =
        toml::from_str(include_str!("../../../data/text/en.toml")).expect("the lists are tested");
    let mut words: Vec<&str> = table["streets"]
        .split(['|', '\n'])
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.join("|")
}

pub(super) fn find(page: &Page<'_>, marks: &mut Vec<Mark>) {
    let text = page.text;
    for found in STREET.find_iter(&page.views) {
        let words = text[found.clone()].to_lowercase();
        // 12 parts Row, 2 view Point: a finding has no street.
        if !words.split([' ', '\n']).any(|word| {
            ["mm", "cm", "mg", "view", "views", "grade", "stage", "segment", "level", "units"]
                .contains(&word)
        }) {
            marks.push(Mark::certain(found, Kind::Place, Why::Form));
        }
    }
    for (index, form) in OTHERS.iter().enumerate() {
        for found in form.captures_iter(&page.views) {
            let all = found.range();
            // Smith, MD is a doctor, and so is Jones, PA.
            let credential =
                found.name("s").is_some_and(|state| EN.list("credentials").has(state.as_str()));
            let person = found.name("s").is_some()
                && ["by", "dr", "dr.", "attending:", "surgeon:", "signed", "signed:"]
                    .iter()
                    .any(|word| lead(text, all.start, 12).to_lowercase().ends_with(word));
            let alone = index == 5 && text[all.clone()].starts_with("I ");
            if !(credential || person || alone) {
                let place = found.group("v").or(found.group("w")).unwrap_or(all);
                marks.push(Mark::likely(place, Kind::Place, Why::Form));
            }
        }
    }
    towns(page, marks);
    for form in [&*LIVES, &*ADDRESS] {
        for found in form.captures_iter(text) {
            let Some(value) = found.name("v") else { continue };
            let written = value.as_str();
            // Koo Wee Rup. Waterlow 12: a sentence ends behind a word that is no abbreviation.
            let written =
                written[..super::body::sentence(written)].trim_end_matches(['.', ',', ' ']);
            let first = written.split([' ', ',']).next().unwrap_or_default().to_lowercase();
            let common = page.dictionary.everyday.contains(&first)
                && !written.contains(|c: char| c.is_ascii_digit())
                && !written.contains(' ');
            if !common
                && !EN.list("departments").has(&written.to_lowercase())
                && !["dr", "mr", "mrs", "ms", "ed", "er", "icu", "or"].contains(&first.as_str())
            {
                marks.push(Mark::likely(
                    value.start()..value.start() + written.len(),
                    Kind::Place,
                    Why::Form,
                ));
            }
        }
    }
    postcodes(text, marks);
}

/// Towns by the list: such as are no other word or name, or stand behind in, from or near.
fn towns(page: &Page<'_>, marks: &mut Vec<Mark>) {
    const LEADS: [&str; 11] =
        ["in", "from", "to", "near", "at", "outside", "via", "of", "around", "leaving", "visiting"];
    let (text, words) = (page.text, page.words());
    let mut free = 0;
    for (index, word) in words.iter().enumerate() {
        if index < free {
            continue;
        }
        if word.case == Case::Lower && !word.listed {
            small_town(page, index, marks);
        }
        if word.case != Case::Title {
            continue;
        }
        let length = (1..=3).rev().find(|length| is_town(page, index, *length));
        let Some(last) = length.map(|length| index + length - 1) else { continue };
        let range = word.range.start..words[last].range.end;
        let front = text[..range.start].strip_suffix(' ').unwrap_or_default();
        let led = LEADS.iter().any(|lead| {
            front.strip_suffix(lead).is_some_and(|front| front.ends_with([' ', '\n', '(']))
        });
        let within = &words[index..=last];
        let next = text[range.end..].trim_start_matches([' ', '-', '\'']);
        let tail: String = next.chars().take_while(char::is_ascii_alphabetic).collect();
        let tail = tail.to_lowercase();
        let term = EN.list("eponym-tails").has(&tail)
            || ["belly", "phenotype", "flu", "fever", "spotted", "cohort", "study"]
                .contains(&tail.as_str())
            || EN.list("facilities").has(&tail);
        // Southampton wound score, Ipswich touch test
        let second: String =
            next[tail.len()..].chars().skip(1).take_while(char::is_ascii_alphabetic).collect();
        let term = term
            || [
                "score",
                "test",
                "scale",
                "criteria",
                "classification",
                "index",
                "protocol",
                "pathway",
                "grade",
            ]
            .contains(&second.to_lowercase().as_str())
            || ["boil", "foot", "ideas", "delusions", "collar", "prescription"]
                .contains(&tail.as_str());
        let ends = !text[range.end..].starts_with(['-', '\''])
            && !next.starts_with(|c: char| c.is_ascii_digit());
        let proper = within.iter().all(|word| !word.listed && !word.given && !word.surname);
        let eponym = within.iter().any(|word| word.eponym) && !comes(front);
        if ends && !term && !eponym && (led || proper) {
            marks.push(Mark::likely(range, Kind::Place, Why::List));
            free = last + 1;
        }
    }
}

/// due from Bristol, back from Boston: someone comes from there, whatever else is called so.
fn comes(front: &str) -> bool {
    const MOVES: [&str; 20] = [
        "due",
        "back",
        "driving",
        "drove",
        "drives",
        "coming",
        "came",
        "comes",
        "moved",
        "flew",
        "flying",
        "flies",
        "train",
        "bus",
        "flight",
        "travelling",
        "traveling",
        "returned",
        "visiting",
        "home",
    ];
    front.strip_suffix("from").is_some_and(|front| {
        let word = front.trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
        word.is_some_and(|word| MOVES.contains(&word))
    })
}

/// from tulsa, lives in fresno: a town in small letters, behind a word that leads to one.
fn small_town(page: &Page<'_>, index: usize, marks: &mut Vec<Mark>) {
    let word = &page.words()[index];
    let front = &page.text[..word.range.start];
    let led = [" from ", " in ", " near ", "lives in ", "moved to "]
        .iter()
        .any(|lead| front.ends_with(lead));
    if word.town && led && !word.eponym && !word.given && word.range.len() >= 5 {
        marks.push(Mark::likely(word.range.clone(), Kind::Place, Why::List));
    }
}

/// Whether some words from one on are the name of a town.
fn is_town(page: &Page<'_>, index: usize, length: usize) -> bool {
    let Some(within) = page.words().get(index..index + length) else { return false };
    let (first, last) = (&within[0].range, &within[length - 1]);
    let written = &page.text[first.start..last.range.end];
    let joined = within
        .windows(2)
        .all(|two| matches!(&page.text[two[0].range.end..two[1].range.start], " " | "-"));
    joined
        && written.len() >= 4
        && last.case == Case::Title
        && if length == 1 {
            last.town
        } else {
            page.dictionary.places_en.contains(&written.to_lowercase())
        }
}

/// The number behind an address or a town.
fn postcodes(text: &str, marks: &mut Vec<Mark>) {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^,? ?(?:\\(?[A-Z]{1,3}\\)?,? )?[(-]? ?(?P<v>[0-9]{5}(?:-[0-9]{4})?|[1-9][0-9]{5}|[1-9][0-9]{2} [0-9]{3})(?-u:\\b)|^,? (?P<w>[2-8][0-9]{3})(?:[.,;)\n]|$)",
        )
    });
    let behind = |mark: &Mark| {
        let rest = &text[mark.range.end..];
        let numbered = text[mark.range.clone()].contains(|c: char| c.is_ascii_digit());
        let found = captured(&CODE, rest).filter(|_| mark.kind == Kind::Place)?;
        let code = found.name("v").or(found.name("w").filter(|_| numbered))?;
        let range = mark.range.end + code.start()..mark.range.end + code.end();
        Some(Mark::likely(range, Kind::Postcode, Why::Form))
    };
    let found: Vec<Mark> = marks.iter().filter_map(behind).collect();
    marks.extend(found);
}

/// 14 Slemish View, Ballyknock BT44 9ZZ: a house and what follows it, before a postcode.
pub(super) fn before_postcodes(page: &Page<'_>, marks: &mut Vec<Mark>) {
    static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?P<v>[0-9]{1,4}[A-Za-z]?(?:/[0-9]{1,3})? [A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,3}(?: ?, ?(?:Co\\.? )?[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){0,2}){0,4}) {0,3},? {0,3}$",
        )
    });
    let text = page.text;
    let house = |mark: &Mark| {
        let front = &text[..mark.range.start];
        let from = front.floor_char_boundary(front.len().saturating_sub(100));
        let from = front[from..].rfind('\n').map_or(from, |end| from + end + 1);
        let found = captured(&HOUSE, &front[from..])?.name("v")?;
        let range = from + found.start()..from + found.end();
        Some(Mark::likely(range, Kind::Place, Why::Position))
    };
    let houses: Vec<Mark> =
        marks.iter().filter(|mark| mark.kind == Kind::Postcode).filter_map(house).collect();
    marks.extend(houses);
}
