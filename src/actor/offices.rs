//! Offices, and who held them when.

use chrono::NaiveDate;

use crate::hash;

/// A person's time in an office, by numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tenure {
    pub(super) person: u32,
    pub(super) office: u16,
    /// Whose office; none where the table does not know whose.
    pub(super) of: Option<u32>,
    /// First and last day.
    pub(super) since: NaiveDate,
    pub(super) until: Option<NaiveDate>,
}

/// An office of an actor, as a number.
fn place(of: u32, office: u16) -> u64 {
    u64::from(of) << 16 | u64::from(office)
}

impl Tenure {
    fn place(&self) -> u64 {
        place(self.of.unwrap_or_default(), self.office)
    }

    /// Days between `day` and the time: 0 inside it.
    pub(super) fn distance(&self, day: NaiveDate) -> i64 {
        let before = (self.since - day).num_days();
        let after = self.until.map_or(0, |until| (day - until).num_days());
        before.max(after).max(0)
    }
}

/// The offices with the first numbers: whoever holds one of them commands forces, and whoever holds one of the first [`HEADS`] is
/// the head of a state or group.
const LEADING: [&str; 6] = ["leader", "president", "prime minister", "king", "supreme leader", "commander"];
const HEADS: u16 = 4;

/// The office of whoever leads.
pub(super) const LEADER: u16 = 0;

/// All offices, and who held them when.
#[derive(Debug, Clone)]
pub(super) struct Offices {
    numbers: hash::Table<Box<str>, u16>,
    /// In the order of the persons.
    held: Vec<Tenure>,
    /// Those whose offices are known, in the order of whose they are, of the offices, and of time.
    order: Vec<Tenure>,
    /// The offices of an actor, the leading one first.
    ranks: hash::Table<u32, Vec<u16>>,
}

impl Default for Offices {
    fn default() -> Self {
        let numbers = LEADING.into_iter().map(Into::into).zip(LEADER..).collect();
        Offices { numbers, held: Vec::new(), order: Vec::new(), ranks: hash::Table::default() }
    }
}

impl Offices {
    /// The number of an office, a new one where it has none.
    pub(super) fn add(&mut self, name: &str) -> u16 {
        if let Some(number) = self.number(name) {
            return number;
        }
        let next = self.numbers.len() as u16;
        self.numbers.insert(name.into(), next);
        next
    }

    /// The number of an office.
    pub(super) fn number(&self, name: &str) -> Option<u16> {
        self.numbers.get(name).copied()
    }

    /// Adds a time in an office; the offices of an actor that are added first lead.
    pub(super) fn hold(&mut self, tenure: Tenure) {
        self.held.push(tenure);
        if let Some(of) = tenure.of {
            self.rank(of, tenure.office);
        }
    }

    /// Adds an office of an actor, behind those that it has.
    pub(super) fn rank(&mut self, of: u32, office: u16) {
        let ranks = self.ranks.entry(of).or_default();
        if !ranks.contains(&office) {
            ranks.push(office);
        }
    }

    /// Orders what was added: only then is anything found.
    pub(super) fn settle(&mut self) {
        self.order = self.held.iter().filter(|tenure| tenure.of.is_some()).copied().collect();
        self.order.sort_by_key(|tenure| (tenure.place(), tenure.since));
        self.held.sort_by_key(|tenure| tenure.person);
    }

    /// Whether offices of its own are known.
    pub(super) fn has(&self, of: u32) -> bool {
        self.ranks.contains_key(&of)
    }

    /// A person's times in office, in the order in which they were added.
    pub(super) fn held_by(&self, person: u32) -> &[Tenure] {
        stretch(&self.held, |tenure| tenure.person, person)
    }

    /// Who held one of `offices` of an actor on a day. "leader" is the first office of its own.
    pub(super) fn holder(&self, of: u32, offices: &[u16], day: NaiveDate) -> Option<u32> {
        offices.iter().find_map(|&office| {
            let times = self.times(of, office);
            let first = self.ranks.get(&of).and_then(|ranks| ranks.first());
            let times = match first {
                Some(&first) if office == LEADER && times.is_empty() => self.times(of, first),
                _ => times,
            };
            let last = times.partition_point(|tenure| tenure.since <= day).checked_sub(1)?;
            let tenure = times.get(last)?;
            tenure.until.is_none_or(|until| day <= until).then_some(tenure.person)
        })
    }

    /// The times in an office of an actor.
    fn times(&self, of: u32, office: u16) -> &[Tenure] {
        stretch(&self.order, Tenure::place, place(of, office))
    }

    /// Whose forces a person commands: those of the time nearest to the day.
    pub(super) fn commanded(&self, person: u32, day: Option<NaiveDate>) -> Option<u32> {
        let led = self.held_by(person).iter().filter(|tenure| usize::from(tenure.office) < LEADING.len());
        led.min_by_key(|tenure| day.map_or(0, |day| tenure.distance(day)))?.of
    }
}

/// Those with a key, of some in its order.
fn stretch<K: Ord>(tenures: &[Tenure], key: impl Fn(&Tenure) -> K, wanted: K) -> &[Tenure] {
    let start = tenures.partition_point(|tenure| key(tenure) < wanted);
    let after = tenures.get(start..).unwrap_or_default();
    after.get(..after.partition_point(|tenure| key(tenure) == wanted)).unwrap_or_default()
}

/// Whether whoever holds an office is the head of a state or group.
pub(super) fn is_head(office: u16) -> bool {
    office < HEADS
}
