//! Genetic data and the law: what is counted in a file, and what the definition of ゲノムデータ
//! (施行令1条1号イ) makes of the count.
//!
//! Formats fill a [`Tally`] while they read, and stop once [`Tally::is_settled`]. [`judge`] holds it
//! against the rows of `data/jp/genome.csv`.

use crate::reason::{Code, Reason};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

/// The definition, one row for each content that it names.
pub(crate) static DEFINITION: &str = include_str!("../data/jp/genome.csv");
static SCOPES: &str = include_str!("../data/genetic/scopes.csv");
static STR_LOCI: &str = include_str!("../data/genetic/str-loci.csv");

/// Sites this far apart, in bases, can be said to be of one locus: about a centimorgan.
const LOCUS: u64 = 1_000_000;
/// No chromosome of a bacterium or virus, and few of fungi and protozoa, reach this far, in bases;
/// every human one does.
const FARTHEST_OF_PATHOGENS: u64 = 20_000_000;
/// What was read without a break counts once for every so many bases.
pub(crate) const STRETCH: u64 = 1000;
/// Reads of so many stretches are of an exome or of more: no panel is as wide.
const WIDE: u64 = 10_000;
/// More chromosomes than this are not told apart.
const MOST_CHROMOSOMES: usize = 64;
/// From how many changes on a file that calls them somatic is held against what somatic changes
/// look like.
const DOUBTED_FROM: u64 = 40;

/// What the definition names, and what is held beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// 全核ゲノムシークエンスデータ.
    WholeGenome,
    /// 全エクソームシークエンスデータ.
    Exome,
    /// 全ゲノム一塩基多型データ.
    GenomeWideSnps,
    /// 互いに独立な40箇所以上のSNP.
    Snps,
    /// 9座位以上の4塩基単位のSTR.
    Str,
    /// Polymorphic sites of any kind.
    Sites,
    /// Reads, whose sites nobody has called.
    Reads,
    /// Sites that lie so near that they need not be independent.
    OneLocus,
    /// What seems to be of no human being.
    Organism,
    /// Reads that lie nowhere on a genome.
    Unaligned,
}

/// How many of them there are.
const CONTENTS: usize = Content::Unaligned as usize + 1;

impl Content {
    /// The word of the tables.
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "whole-genome" => Self::WholeGenome,
            "exome" => Self::Exome,
            "genome-wide-snps" => Self::GenomeWideSnps,
            "snps" => Self::Snps,
            "str" => Self::Str,
            "sites" => Self::Sites,
            "reads" => Self::Reads,
            "one-locus" => Self::OneLocus,
            "organism" => Self::Organism,
            "unaligned" => Self::Unaligned,
            _ => return None,
        })
    }

    /// The count from which its row of the definition holds.
    fn limit(self) -> Option<u64> {
        static LIMITS: LazyLock<[Option<u64>; CONTENTS]> = LazyLock::new(|| {
            let mut limits = [None; CONTENTS];
            for row in crate::table::rows(DEFINITION) {
                if let Some(content) = Content::parse(row[1]) {
                    limits[content as usize] = row[5].parse().ok();
                }
            }
            limits
        });
        LIMITS[self as usize]
    }

    fn clause(self) -> &'static str {
        let mut rows = crate::table::rows(DEFINITION);
        let row = rows.find(|row| Self::parse(row[1]) == Some(self));
        row.and_then(|row| row.last().copied()).unwrap_or_default()
    }

    /// The reason that a file with it does not go on.
    pub fn code(self) -> Code {
        match self {
            Self::WholeGenome => Code::GenomeWhole,
            Self::Exome => Code::GenomeExome,
            Self::GenomeWideSnps => Code::GenomeWideSnps,
            Self::Snps => Code::GenomeSnps,
            Self::Str => Code::GenomeStr,
            Self::Sites => Code::GenomeSites,
            Self::Reads => Code::GenomeReads,
            Self::OneLocus => Code::GenomeOneLocus,
            Self::Organism => Code::GenomeOrganism,
            Self::Unaligned => Code::GenomeUnaligned,
        }
    }

    /// What its count is of, as a word that both languages read.
    fn unit(self) -> &'static str {
        match self {
            Self::WholeGenome | Self::Exome | Self::GenomeWideSnps | Self::Snps => "SNP",
            Self::Str => "STR",
            Self::Reads => "× 1 kb",
            Self::Unaligned => "reads",
            Self::Sites | Self::OneLocus | Self::Organism => "sites",
        }
    }
}

/// A place where someone's genotype is told.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// The chromosome or contig, as written.
    pub chromosome: &'a [u8],
    /// Its first base, counted from one.
    pub start: u64,
    /// Its last base.
    pub end: u64,
    /// Whether single bases differ there, rather than lengths.
    pub is_snp: bool,
    /// Whether the change arose in a tumour, so that nobody inherited it.
    pub somatic: Option<Somatic>,
}

/// What is seen of a change that is called somatic.
#[derive(Debug, Clone, Copy)]
pub struct Somatic {
    /// Whether both copies of the chromosome have it, as is rare.
    pub on_both: bool,
    /// Whether it has a number in dbSNP.
    pub catalogued: bool,
}

/// What was counted in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Inherited single nucleotide polymorphisms whose genotype is told.
    pub snps: u64,
    /// Inherited sites of other kinds.
    pub others: u64,
    /// Somatic changes.
    pub somatic: u64,
    somatic_on_both: u64,
    somatic_catalogued: u64,
    /// Loci of short tandem repeats.
    pub loci: BTreeSet<&'static str>,
    /// Reads.
    pub reads: u64,
    /// Whether something was read that lies nowhere on a genome.
    pub unplaced: bool,
    /// What the file says of its own extent.
    pub scope: Option<Content>,
    /// Whether reading stopped, so that the counts are the least there can be.
    pub stopped: bool,
    chromosomes: BTreeSet<Box<[u8]>>,
    covered: BTreeMap<Box<[u8]>, Vec<(u64, u64)>>,
    /// Stretches of a thousand bases that reads cover, each begun one counted.
    stretches: u64,
    /// The first and last base of what lies on one chromosome.
    reach: Option<(u64, u64)>,
    human: bool,
    last: (Vec<u8>, u64),
}

impl Tally {
    /// Counts a site; one that stands in several lines counts once.
    pub fn site(&mut self, site: &Site) {
        let (chromosome, start) = &mut self.last;
        if *chromosome == site.chromosome && *start == site.start {
            return;
        }
        chromosome.clear();
        chromosome.extend_from_slice(site.chromosome);
        *start = site.start;
        if let Some(somatic) = site.somatic {
            self.somatic += 1;
            self.somatic_on_both += u64::from(somatic.on_both);
            self.somatic_catalogued += u64::from(somatic.catalogued);
            return;
        }
        let long = 1 + site.end.saturating_sub(site.start) / STRETCH;
        if site.is_snp {
            self.snps += long;
        } else {
            self.others += long;
        }
        self.place(site.chromosome, site.start, site.end);
    }

    /// Counts a polymorphism of which the file does not say where it lies.
    pub fn snp_somewhere(&mut self) {
        self.snps += 1;
        self.human = true;
    }

    /// Counts a read that lies from one base to another; one without a place is counted as such.
    pub fn read(&mut self, place: Option<(&[u8], u64, u64)>) {
        self.reads += 1;
        let Some((chromosome, start, end)) = place else {
            self.unplaced = true;
            return;
        };
        let same = self.covered.get(chromosome).and_then(|covered| covered.last());
        if same.is_some_and(|(first, last)| *first <= start && end <= *last) {
            return;
        }
        self.place(chromosome, start, end);
        let covered = self.covered.entry(chromosome.into()).or_default();
        // Stretches lie in order and apart.
        let first = covered.partition_point(|(_, last)| last + STRETCH < start);
        let behind = covered.partition_point(|(begin, _)| *begin <= end + STRETCH);
        let joined = covered.get(first..behind).unwrap_or_default();
        let low = joined.first().map_or(start, |(begin, _)| start.min(*begin));
        let high = joined.last().map_or(end, |(_, last)| end.max(*last));
        let length = |(start, end): &(u64, u64)| 1 + (end - start) / STRETCH;
        self.stretches -= joined.iter().map(length).sum::<u64>();
        self.stretches += length(&(low, high));
        covered.splice(first..behind.max(first), [(low, high)]);
    }

    fn place(&mut self, chromosome: &[u8], start: u64, end: u64) {
        self.human = self.human || end > FARTHEST_OF_PATHOGENS || is_human(chromosome);
        if self.chromosomes.len() < MOST_CHROMOSOMES && !self.chromosomes.contains(chromosome) {
            self.chromosomes.insert(chromosome.into());
        }
        let (first, last) = self.reach.unwrap_or((start, end));
        self.reach = Some((first.min(start), last.max(end)));
    }

    /// Counts a locus of short tandem repeats, where the name is one.
    pub fn locus(&mut self, name: &str) {
        self.loci.extend(str_locus(name));
    }

    /// Takes in what a line about the whole file says of its extent.
    pub fn hear(&mut self, text: &str) {
        self.scope = [self.scope, scope(text)].into_iter().flatten().min();
    }

    /// How many chromosomes have something.
    pub fn chromosomes(&self) -> usize {
        self.chromosomes.len()
    }

    /// What was counted, to be compared with another reading of the same records.
    pub(crate) fn counts(&self) -> (u64, u64, u64, u64, u64, &BTreeSet<&'static str>) {
        (self.snps, self.others, self.somatic, self.stretches, self.reads, &self.loci)
    }

    fn is_of_one_locus(&self) -> bool {
        let near = self.reach.is_some_and(|(first, last)| last - first < LOCUS);
        self.chromosomes.len() == 1 && near
    }

    /// Whether nothing that may still come can change the judgement.
    pub fn is_settled(&self) -> bool {
        weigh(self).0 == Outcome::Refused
    }

    /// Inherited sites; what is called somatic and does not look like it counts as inherited.
    fn inherited(&self) -> (u64, u64) {
        let doubted = self.somatic >= DOUBTED_FROM
            && (self.somatic_on_both * 4 > self.somatic
                || self.somatic >= 1000 && self.somatic_catalogued * 10 > self.somatic * 8);
        (self.snps + if doubted { self.somatic } else { 0 }, self.others)
    }
}

/// What becomes of a file by its genetic content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is an individual identification code, and goes out in no form.
    Refused,
    /// It may be one; a person may say in writing why it is none.
    Held,
    /// It is below what the definition asks for.
    Below,
    /// It is none, as a person said in writing.
    Answered,
}

/// What the definition makes of a file; it says counts and no genotype.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Judgement {
    /// What becomes of the file.
    pub outcome: Outcome,
    /// The row of the definition that decides, or that came nearest.
    pub content: Content,
    /// How many of its unit there are.
    pub count: u64,
    /// From how many on the row holds; nothing where what the file says of itself decides.
    pub limit: Option<u64>,
    /// Whether reading stopped, so that there may be more.
    pub at_least: bool,
    /// The clause that the row comes from.
    pub clause: String,
    /// Inherited single nucleotide polymorphisms.
    pub snps: u64,
    /// Inherited sites of other kinds.
    pub others: u64,
    /// Loci of short tandem repeats.
    pub loci: u64,
    /// Somatic changes, which are not counted.
    pub somatic: u64,
    /// Reads.
    pub reads: u64,
    /// On how many chromosomes they lie.
    pub chromosomes: u64,
}

impl Judgement {
    /// Why the file does not go on, with the count and the limit.
    pub fn reason(&self) -> Option<Reason> {
        matches!(self.outcome, Outcome::Refused | Outcome::Held)
            .then(|| Reason::at(self.content.code(), self.summary()))
    }

    /// The count beside its limit, `SNP ≥ 40 / 40`.
    pub fn summary(&self) -> String {
        let sign = if self.at_least { "≥" } else { "=" };
        let unit = self.content.unit();
        match self.limit {
            Some(limit) => format!("{unit} {sign} {} / {limit}", self.count),
            None => format!("{unit} {sign} {}", self.count),
        }
    }

    /// The same with a person's written word that it is no code.
    #[must_use]
    pub fn answered(self) -> Self {
        Self { outcome: Outcome::Answered, ..self }
    }
}

/// Holds a count against the definition.
pub fn judge(tally: &Tally) -> Judgement {
    let (outcome, content, count) = weigh(tally);
    let (snps, others) = tally.inherited();
    Judgement {
        outcome,
        content,
        count,
        limit: content.limit(),
        at_least: tally.stopped,
        clause: content.clause().to_owned(),
        snps,
        others,
        loci: tally.loci.len() as u64,
        somatic: tally.somatic,
        reads: tally.reads,
        chromosomes: tally.chromosomes.len() as u64,
    }
}

/// What becomes of a file, by which row, and what was counted for it.
fn weigh(tally: &Tally) -> (Outcome, Content, u64) {
    let ((snps, others), stretches) = (tally.inherited(), tally.stretches);
    let (sites, loci) = (snps + others, tally.loci.len() as u64);
    let reached =
        |content: Content, count: u64| content.limit().is_some_and(|limit| count >= limit);
    let many = reached(Content::Sites, sites) || reached(Content::Reads, stretches);
    let placed = tally.reach.is_some();
    let array = tally.scope == Some(Content::GenomeWideSnps);
    match tally.scope {
        Some(scope @ (Content::WholeGenome | Content::Exome)) => (Outcome::Refused, scope, snps),
        _ if stretches >= WIDE && tally.human => (Outcome::Refused, Content::Exome, stretches),
        _ if reached(Content::Str, loci) => (Outcome::Refused, Content::Str, loci),
        _ if many && placed && !tally.human => {
            (Outcome::Held, Content::Organism, sites.max(stretches))
        }
        _ if many && tally.is_of_one_locus() => {
            (Outcome::Held, Content::OneLocus, sites.max(stretches))
        }
        _ if reached(Content::Snps, snps) && array => {
            (Outcome::Refused, Content::GenomeWideSnps, snps)
        }
        _ if reached(Content::Snps, snps) => (Outcome::Refused, Content::Snps, snps),
        _ if reached(Content::Sites, sites) => (Outcome::Held, Content::Sites, sites),
        _ if tally.unplaced && !placed => (Outcome::Held, Content::Unaligned, tally.reads),
        _ if tally.unplaced || reached(Content::Reads, stretches) => {
            (Outcome::Held, Content::Reads, stretches)
        }
        _ if tally.reads > 0 => (Outcome::Below, Content::Reads, stretches),
        _ if loci > 0 && snps == 0 => (Outcome::Below, Content::Str, loci),
        _ => (Outcome::Below, Content::Snps, snps),
    }
}

/// What a text says of the extent of a file: the widest word that stands in it by itself.
fn scope(text: &str) -> Option<Content> {
    let lower = text.to_lowercase();
    let stands_alone = |word: &str| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + word.len()..].chars().next();
            let joins = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            !joins(before) && !joins(after)
        })
    };
    crate::table::rows(SCOPES)
        .filter(|row| stands_alone(row[0]))
        .filter_map(|row| Content::parse(row[1]))
        .min()
}

/// The locus of short tandem repeats that a name means.
pub(crate) fn str_locus(name: &str) -> Option<&'static str> {
    static LOCI: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let rows = crate::table::rows(STR_LOCI);
        let names = rows.flat_map(|row| [(row[0], row[0]), (row[1], row[0])]);
        names
            .filter(|(name, _)| !name.is_empty())
            .map(|(name, locus)| (folded(name), locus))
            .collect()
    });
    LOCI.get(&folded(name)).copied()
}

/// A name in capitals, and nothing but letters and digits of it.
fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// Whether a contig has a name that human chromosomes have: by number, or by accession.
pub(crate) fn is_human(name: &[u8]) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("chr").unwrap_or(&lower);
    let short = bare.split(['_', '.', '*', ':']).next().unwrap_or(bare);
    let numbered = short.parse::<u8>().is_ok_and(|number| (1..=26).contains(&number));
    let accession = |prefix: &str, numbers: std::ops::RangeInclusive<u32>| {
        lower
            .strip_prefix(prefix)
            .map(|rest| rest.split('.').next().unwrap_or(rest))
            .and_then(|digits| digits.parse::<u32>().ok())
            .is_some_and(|number| numbers.contains(&number))
    };
    numbered
        || matches!(short, "x" | "y" | "m" | "mt" | "xy" | "un" | "hla" | "par")
        || accession("nc_", 1..=24)
        || accession("nc_", 12_920..=12_920)
        || accession("cm", 663..=686)
        || ["gl000", "ki270", "jh", "hs37d5", "hs38d1", "hsch", "nt_", "nw_"]
            .iter()
            .any(|prefix| lower.starts_with(prefix))
}
