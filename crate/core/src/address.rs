//! Japanese addresses, as far as the municipality (市区町村).

use crate::policy::Address;
use regex::Regex;
use std::sync::LazyLock;

/// Municipalities in whose own name 市, 区, 町 or 村 stands before the end.
const NAMES: &str = "四日市市|廿日市市|野々市市|八日市市|今市市|市川市|市原市|町田市|大町市|十日町市|村山市|東村山市|武蔵村山市|大村市|羽村市|村上市|田村市|余市町|余市郡余市町|大町町|玉村町|上市町|市貝町|市川町|市川三郷町|町村";

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let rest = r"[^\s0-9０-９、。,:：市区町村郡]";
    let district = format!(
        "{rest}{{1,5}}郡(?:余市町|大町町|玉村町|上市町|市貝町|市川町|市川三郷町|{rest}{{1,7}}[町村])"
    );
    let ward = format!("(?:{NAMES}|{rest}{{1,7}}市)(?:{rest}{{1,4}}区)?");
    Regex::new(&format!(
        "^(?:〒?[0-9０-９]{{3}}[-－‐ー]?[0-9０-９]{{4}}[\\s　]*)?((?:東京都|北海道|大阪府|京都府|[^\\s0-9]{{2,3}}県)?(?:{district}|{ward}|{rest}{{1,6}}[区町村]))"
    ))
    .expect("a pattern of our own")
});

/// An address as far as a profile lets it stay; nothing where that cannot be told.
pub(crate) fn down_to(depth: Address, address: &str) -> Option<&str> {
    let address = address.trim();
    if PREFECTURE.is_match(address) {
        return Some(address);
    }
    let municipality = municipality(address)?;
    let start = address.find(municipality)?;
    let rest = &address[start + municipality.len()..];
    let town = match depth {
        Address::Municipality => None,
        Address::Town => TOWN.captures(rest).and_then(|found| found.get(1)),
    };
    let town = town.map_or(0, |town| town.len());
    Some(&address[start..start + municipality.len() + town])
}

static PREFECTURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^(?:東京都|北海道|大阪府|京都府|\\p{Han}{2,3}県)$").expect("a pattern of our own")
});

/// The name of a town: up to the first number, never a building or a block.
static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new("^((?:大字|字)?[\\p{Han}\\p{Hiragana}\\p{Katakana}ー々ヶケ]{1,10}?)(?:[0-9０-９]|[一二三四五六七八九十]+(?:丁目|番)|$)")
        .expect("a pattern of our own")
});

/// What an address says down to its municipality; nothing where that cannot be told.
pub(crate) fn municipality(address: &str) -> Option<&str> {
    let found = ADDRESS.captures(address.trim())?.get(1)?.as_str();
    // 築地一丁目 and the like have no municipality before them.
    let after = &address.trim()[address.trim().find(found)? + found.len()..];
    let is_block = found.ends_with('町') && !found.contains(['都', '道', '府', '県', '郡']);
    (!is_block && !after.starts_with("丁目")).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::{down_to, municipality};
    use crate::policy::Address;

    #[test]
    fn an_address_is_cut_behind_its_municipality() {
        for (address, cut) in [
            ("東京都中央区築地1-1-1", "東京都中央区"),
            ("神奈川県横浜市中区山下町9", "神奈川県横浜市中区"),
            ("〒272-0021 千葉県市川市八幡3-1", "千葉県市川市"),
            ("三重県四日市市諏訪町1-5", "三重県四日市市"),
            ("北海道余市郡余市町黒川町2", "北海道余市郡余市町"),
            ("長野県北佐久郡軽井沢町長倉", "長野県北佐久郡軽井沢町"),
            ("我孫子市柏台東3丁目14番2号", "我孫子市"),
            ("東京都町田市森野2", "東京都町田市"),
            ("東京都武蔵村山市本町1", "東京都武蔵村山市"),
        ] {
            assert_eq!(municipality(address), Some(cut), "{address}");
        }
    }

    #[test]
    fn a_prefecture_alone_stays() {
        for address in ["東京都", "福島県", "神奈川県"] {
            assert_eq!(down_to(Address::Municipality, address), Some(address));
        }
        assert_eq!(down_to(Address::Municipality, "築地県営住宅"), None);
    }

    #[test]
    fn a_town_stays_where_a_site_wants_it_and_nothing_behind_it() {
        for (address, cut) in [
            ("東京都中央区築地1-1-1", "東京都中央区築地"),
            ("〒272-0021 千葉県市川市八幡三丁目1番", "千葉県市川市八幡"),
            ("東京都中央区築地 佐倉ビル203", "東京都中央区"),
            ("我孫子市柏台東３丁目", "我孫子市柏台東"),
        ] {
            assert_eq!(down_to(Address::Town, address), Some(cut), "{address}");
        }
        assert_eq!(down_to(Address::Town, "築地1-1-1"), None);
    }

    #[test]
    fn what_names_no_municipality_is_not_cut() {
        for address in ["築地1-1-1", "山下町9番地", "国道4号線", "88 Otter Lane", "", "三丁目2番"]
        {
            assert_eq!(municipality(address), None, "{address}");
        }
    }
}
