//! Private elements that may stay: those a list names by creator, group and element within the
//! block (PS3.5 §7.8), whichever block the creator reserved.

use super::own::Own;
use super::profile::{PrivateList, Profile};
use super::rules::{Rule, RuleId};
use super::site::PrivateElement;
use crate::format::dicom::{Tag, Vr};
use crate::inventory::{FieldId, Inventory};
use crate::law::{Class, Duty, Standing};
use std::collections::{HashMap, HashSet};

pub(super) static SAFE_PRIVATE: &str = include_str!("../../data/ps3.15/safe-private.csv");
pub(super) static TCIA_PRIVATE: &str = include_str!("../../data/tcia/private.csv");

/// What a list says of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    /// The VRs it may have; none where the list leaves that to the file.
    pub(super) vrs: Vec<Vr>,
    pub(super) rule: RuleId,
}

/// The lists of one profile.
#[derive(Debug, Default)]
pub(super) struct PrivateElements {
    by_creator: HashMap<String, HashMap<(u16, u8), Listed>>,
}

impl PrivateElements {
    /// Reads the lists a profile uses; of an element in two of them the first stands.
    pub(super) fn of(profile: &Profile, own: &Own, rules: &mut Vec<Rule>) -> Self {
        let mut elements = Self::default();
        for list in &profile.private_lists {
            match list {
                PrivateList::Standard => elements.add_table(SAFE_PRIVATE, own.safe_private),
                PrivateList::Tcia => elements.add_table(TCIA_PRIVATE, own.tcia_private),
                PrivateList::Site => {
                    for (index, row) in profile.own_private_elements().iter().enumerate() {
                        let Some((creator, numbers)) = row.selector.private() else { continue };
                        rules.push(rule_of(profile, index, row));
                        elements.add(creator, numbers, vec![row.vr], rules.len() - 1);
                    }
                }
            }
        }
        elements
    }

    /// All that is published, whether a profile uses it or not, to look VRs up in.
    pub(super) fn published() -> Self {
        let mut elements = Self::default();
        for table in [SAFE_PRIVATE, TCIA_PRIVATE] {
            elements.add_table(table, 0);
        }
        elements
    }

    fn add_table(&mut self, table: &'static str, rule: RuleId) {
        for row in crate::table::rows(table).filter(|row| !is_withheld(row)) {
            let numbers = Some((row[1], row[2])).and_then(|(group, element)| {
                let group = u16::from_str_radix(group, 16).ok()?;
                Some((group, u8::from_str_radix(element, 16).ok()?))
            });
            if let Some(numbers) = numbers {
                self.add(row[0], numbers, vrs(row[3]), rule);
            }
        }
    }

    fn add(&mut self, creator: &str, numbers: (u16, u8), vrs: Vec<Vr>, rule: RuleId) {
        let block = self.by_creator.entry(creator.to_owned()).or_default();
        block.entry(numbers).or_insert(Listed { vrs, rule });
    }

    /// What the lists say of an element in a block of this creator. Upper and lower case differ
    /// (PS3.5 §6.1.2.3 makes no exception for creators); spaces around a name do not count.
    pub(super) fn find(&self, creator: &str, tag: Tag) -> Option<&Listed> {
        self.by_creator.get(creator)?.get(&(tag.group(), tag.element() as u8))
    }
}

/// Whether a row of the standard is not followed, for the reason in its last column.
fn is_withheld(row: &[&str]) -> bool {
    row.get(7).is_some_and(|reason| !reason.is_empty())
}

fn vrs(cell: &str) -> Vec<Vr> {
    cell.split('/').filter_map(Vr::parse).collect()
}

fn rule_of(profile: &Profile, index: usize, row: &PrivateElement) -> Rule {
    Rule {
        id: format!("{}-private-{}", profile.id, index + 1),
        class: Class::Other,
        duty: Duty::None,
        ground: None,
        standing: Standing::Site,
        source: format!("{}: {}", profile.id, row.why),
    }
}

/// A block of private elements: the item it lies in, its group and its number.
pub(super) type Block = (Option<FieldId>, u16, u8);

/// The block that an element lies in, or that a creator reserves.
pub(super) fn block_of(parent: Option<FieldId>, tag: Tag) -> Block {
    let number = if tag.is_private_creator() { tag.element() } else { tag.element() >> 8 };
    (parent, tag.group(), number as u8)
}

/// Blocks that more than one creator claims: whose the elements are cannot be told.
pub(super) fn contested_blocks(inventory: &Inventory) -> HashSet<Block> {
    let mut claims = HashMap::new();
    let mut contested = HashSet::new();
    for field in &inventory.fields {
        if let Some(tag) = field.tag().filter(|tag| tag.is_private_creator()) {
            let block = block_of(field.parent, tag);
            if *claims.entry(block).or_insert(field.creator) != field.creator {
                contested.insert(block);
            }
        }
    }
    contested
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_every_list_is_understood() {
        for table in [SAFE_PRIVATE, TCIA_PRIVATE] {
            let mut last = None;
            for row in crate::table::rows(table) {
                let group = u16::from_str_radix(row[1], 16).expect("a group");
                assert!(group % 2 == 1 && group > 8, "{row:?}");
                let element = u8::from_str_radix(row[2], 16).expect("an element");
                assert!(vrs(row[3]).iter().all(|vr| vr.is_known()), "{row:?}");
                assert_eq!(
                    vrs(row[3]).len(),
                    row[3].split('/').filter(|vr| !vr.is_empty()).count()
                );
                assert_eq!(row[0], row[0].trim(), "{row:?}");
                let this = Some((row[0], group, element));
                assert!(last < this, "out of order: {row:?}");
                last = this;
            }
        }
    }

    #[test]
    fn a_sites_own_row_stands_beside_the_lists() {
        let text = r#"
            id = "lab"
            title = "Kashiwa lab"
            base = "jp-pseudonymized"
            reason = "Our own coil."
            private_lists = ["ps3.15", "site"]
            [[private]]
            creator = "KASHIWA LAB"
            tag = "0029xx1A"
            vr = "FD"
            why = "Calibration of our own coil"
        "#;
        let site = crate::policy::site::Site::read(text).expect("a site profile");
        let book = crate::policy::RuleBook::new(&site.profile(text).expect("its base"));
        let listed = book.private.find("KASHIWA LAB", Tag(0x0029_421A)).expect("the row");
        let rule = &book.rules[listed.rule];
        assert_eq!(rule.source, "lab: Calibration of our own coil");
        assert_eq!((rule.id.as_str(), rule.standing), ("lab-private-1", Standing::Site));
        assert!(book.private.find("Kashiwa Lab", Tag(0x0029_421A)).is_none());
        let siemens = book.private.find("SIEMENS MR HEADER", Tag(0x0019_100C)).expect("the table");
        assert_eq!(siemens.vrs, [Vr(*b"IS")]);
    }

    #[test]
    fn the_standards_list_is_whole() {
        let rows: Vec<_> = crate::table::rows(SAFE_PRIVATE).collect();
        assert_eq!(rows.len(), 479);
        assert_eq!(rows.iter().filter(|row| is_withheld(row)).count(), 1);
    }
}
