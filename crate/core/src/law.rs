//! The guideline's terms as types: 情報の区分, 加工の要否, 根拠.

use serde::Serialize;

/// What kind of information an item is (ガイドラインの区分).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Class {
    /// Identifies a person alone by government code (個人識別符号).
    #[serde(rename = "個人識別符号")]
    IdentificationCode,
    /// Identifies a person alone (識別子).
    #[serde(rename = "識別子")]
    Identifier,
    /// Misuse may cause loss of property (財産的被害).
    #[serde(rename = "財産的被害")]
    FinancialHarm,
    /// Links to records in other systems (連結符号).
    #[serde(rename = "連結符号")]
    LinkageCode,
    /// Lets one reach the person (連絡先情報).
    #[serde(rename = "連絡先情報")]
    Contact,
    /// Identifies in combination only (準識別子).
    #[serde(rename = "準識別子")]
    QuasiIdentifier,
    /// Anything else.
    #[serde(rename = "その他")]
    Other,
}

impl Class {
    /// Reads the guideline's word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "個人識別符号" => Self::IdentificationCode,
            "識別子" => Self::Identifier,
            "財産的被害" => Self::FinancialHarm,
            "連結符号" => Self::LinkageCode,
            "連絡先情報" => Self::Contact,
            "準識別子" => Self::QuasiIdentifier,
            "その他" => Self::Other,
            _ => return None,
        })
    }
}

/// Whether an item has to be processed (加工の要否).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Duty {
    /// Required by 施行規則31条; cannot be turned off.
    #[serde(rename = "必須")]
    Required,
    /// Recommended; may be turned off for a written reason.
    #[serde(rename = "推奨")]
    Recommended,
    /// None.
    #[serde(rename = "なし")]
    None,
}

impl Duty {
    /// Reads the guideline's word.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "必須" => Self::Required,
            "推奨" => Self::Recommended,
            "なし" => Self::None,
            _ => return None,
        })
    }
}

/// Why an item is processed (根拠).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Ground {
    /// 個人情報の保護に関する法律施行規則 第31条.
    #[serde(rename = "規則31条")]
    Rule31,
    /// Lowers the risk to rights and interests.
    #[serde(rename = "権利利益侵害リスク低減")]
    RightsRisk,
    /// Keeps prohibited acts from happening.
    #[serde(rename = "禁止義務未然防止")]
    ProhibitedActs,
}

impl Ground {
    /// Reads the guideline's word; an empty word is no ground.
    pub fn parse(word: &str) -> Option<Option<Self>> {
        Some(match word {
            "" => None,
            "規則31条" => Some(Self::Rule31),
            "権利利益侵害リスク低減" => Some(Self::RightsRisk),
            "禁止義務未然防止" => Some(Self::ProhibitedActs),
            _ => return None,
        })
    }
}

/// How firmly a rule stands: an inference is never shown as a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// In the guideline's published table.
    Quoted,
    /// In the law itself.
    Law,
    /// In a technical standard (DICOM).
    Standard,
    /// Our reading by analogy.
    Inference,
    /// A site's own decision.
    Site,
}

impl Standing {
    /// Reads the word used in the tables.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "quoted" => Self::Quoted,
            "law" => Self::Law,
            "standard" => Self::Standard,
            "inference" => Self::Inference,
            _ => return None,
        })
    }
}
