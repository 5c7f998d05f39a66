//! The table of actors as it is looked things up in.

use std::collections::HashMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::actor::names::{Hash, Names};
use crate::actor::phrase::{Class, Common, Context, Role, Sense, Title};
use crate::actor::{Actor, ActorKind, Entry, Form, Term};

/// A person's time in an office, by numbers.
#[derive(Debug, Clone, Copy)]
struct Holding {
    person: u32,
    since: NaiveDate,
    until: Option<NaiveDate>,
}

/// All actors, their spellings and their offices.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) names: Names,
    pub(crate) roles: Vec<Role>,
    entries: Vec<Entry>,
    numbers: HashMap<Box<str>, u32, Hash>,
    states: HashMap<Box<str>, u32, Hash>,
    offices: HashMap<Box<str>, u16, Hash>,
    common: HashMap<Box<str>, Common, Hash>,
    holdings: HashMap<(u32, u16), Vec<Holding>, Hash>,
    /// The offices of an actor, the leading one first.
    ranks: HashMap<u32, Vec<u16>, Hash>,
    leader: u16,
    /// The group that goes by a state's adjective, made when it is first asked for.
    opponents: OnceLock<HashMap<u32, u32>>,
}

/// What opponents of a state are called, the likeliest first.
const OPPONENTS: [&str; 5] = [" rebels", " opposition", " insurgents", " militants", " separatists"];

/// How many days out of office a person is still who a common surname means.
const SMALL_YEARS: i64 = 400;
/// Days that no distance to a term exceeds, nearly.
const LIFETIME: i64 = 365 * 40;

impl Table {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut table = Table { names: Names::with_capacity(capacity), ..Table::default() };
        table.leader = table.office("leader");
        table
    }

    /// The number of an office.
    pub(crate) fn office(&mut self, name: &str) -> u16 {
        if let Some(&number) = self.offices.get(name) {
            return number;
        }
        let next = self.offices.len() as u16;
        self.offices.insert(name.into(), next);
        next
    }

    /// Adds a role word in all its spellings; the first is the standard one.
    pub(crate) fn add_role(&mut self, class: Class, words: &[&str], offices: &[&str]) {
        let Some(name) = words.first() else { return };
        let offices = offices.iter().map(|office| self.office(office)).collect();
        let actor = Actor { name: (*name).to_owned(), code: None, kind: class.kind() };
        let sense = Sense::Role(self.roles.len() as u16);
        self.roles.push(Role { class, offices, actor });
        for word in words {
            self.names.add(word, sense);
            let mut start = true;
            let titled: String = word
                .chars()
                .map(|char| {
                    let up = std::mem::replace(&mut start, matches!(char, ' ' | '-'));
                    if up { char.to_ascii_uppercase() } else { char }
                })
                .collect();
            self.names.add(&titled, sense);
            if let Some((first, rest)) = word.split_at_checked(1) {
                self.names.add(&(first.to_ascii_uppercase() + rest), sense);
            }
        }
    }

    /// Says how little a surname alone says.
    pub(crate) fn add_common(&mut self, surname: &str, common: Common) {
        self.common.insert(surname.into(), common);
    }

    /// Adds a name that is no actor's.
    pub(crate) fn add_block(&mut self, name: &str) {
        self.names.add(name, Sense::Block);
    }

    /// Adds actors in two steps: terms may be of states that come later. An entry's names win over those added before when
    /// `wins`.
    pub(crate) fn add_all(&mut self, entries: impl IntoIterator<Item = Entry>, wins: bool) {
        let first = self.entries.len();
        let entries = entries.into_iter();
        let most = entries.size_hint().1.unwrap_or_default();
        self.entries.reserve(most);
        self.numbers.reserve(most);
        for entry in entries {
            self.add(entry, wins);
        }
        for number in first..self.entries.len() {
            let Some(entry) = self.entries.get_mut(number) else { continue };
            let terms = std::mem::take(&mut entry.terms);
            for term in &terms {
                self.add_term(number as u32, term);
            }
            self.entries[number].terms = terms;
        }
        for holdings in self.holdings.values_mut() {
            holdings.sort_by_key(|holding| holding.since);
        }
    }

    fn add(&mut self, entry: Entry, wins: bool) {
        let number = self.entries.len() as u32;
        let actor = &entry.actor;
        if wins {
            for name in std::iter::once(&actor.name).chain(&entry.names) {
                self.names.clear(name);
            }
        }
        self.numbers.insert(actor.name.as_str().into(), number);
        if let (ActorKind::State, Some(code)) = (actor.kind, &actor.code) {
            self.states.entry(code.as_str().into()).or_insert(number);
        }
        for name in std::iter::once(&actor.name).chain(&entry.names) {
            self.names.add(name, Sense::Actor { actor: number, form: Form::Name });
            if actor.kind == ActorKind::Person
                && let Some(plain) = without_article(name)
            {
                self.names.add(&plain, Sense::Actor { actor: number, form: Form::Name });
            }
        }
        for name in &entry.demonyms {
            self.names.add(name, Sense::Actor { actor: number, form: Form::Demonym });
        }
        for name in &entry.metonyms {
            self.names.add(name, Sense::Actor { actor: number, form: Form::Metonym });
        }
        for name in &entry.surnames {
            let bare = name.strip_prefix("al-").or_else(|| name.strip_prefix("el-")).unwrap_or(name);
            let common = self.common.get(bare).copied().unwrap_or(Common::Rare);
            let sense = Sense::Surname { actor: number, common };
            self.names.add(bare, sense);
            self.names.add_led("al", bare, sense);
        }
        self.entries.push(entry);
    }

    fn add_term(&mut self, person: u32, term: &Term) {
        let Some(of) = self.states.get(term.of.as_str()).or_else(|| self.numbers.get(term.of.as_str())).copied() else {
            return;
        };
        let office = self.office(&term.office);
        let holding = Holding { person, since: term.since, until: term.until };
        self.holdings.entry((of, office)).or_default().push(holding);
        let ranks = self.ranks.entry(of).or_default();
        if !ranks.contains(&office) {
            ranks.push(office);
        }
    }

    /// Gives the order of an actor's offices, the leading one first.
    pub(crate) fn rank(&mut self, of: &str, offices: &[&str]) {
        let Some(of) = self.states.get(of).or_else(|| self.numbers.get(of)).copied() else { return };
        let offices = offices.iter().map(|office| self.office(office)).collect();
        self.ranks.insert(of, offices);
    }

    pub(crate) fn actor(&self, number: u32) -> Option<&Actor> {
        self.entries.get(number as usize).map(|entry| &entry.actor)
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// The state with a code.
    pub(crate) fn state(&self, code: &str) -> Option<u32> {
        self.states.get(code).copied()
    }

    pub(crate) fn office_number(&self, name: &str) -> Option<u16> {
        self.offices.get(name).copied()
    }

    /// Who held one of `offices` of an actor on a day. "leader" is the first office of its own.
    pub(crate) fn holder(&self, of: u32, offices: &[u16], day: NaiveDate) -> Option<u32> {
        let of = if self.ranks.contains_key(&of) { of } else { self.chief(of) };
        offices.iter().find_map(|&office| {
            let own = (of, office);
            let office = match self.ranks.get(&of).and_then(|ranks| ranks.first()) {
                Some(&first) if office == self.leader && !self.holdings.contains_key(&own) => first,
                _ => office,
            };
            let holdings = self.holdings.get(&(of, office))?;
            let at = holdings.partition_point(|holding| holding.since <= day);
            let holding = holdings.get(at.checked_sub(1)?)?;
            holding.until.is_none_or(|until| day <= until).then_some(holding.person)
        })
    }

    /// Whether offices of its own are known.
    pub(crate) fn has_offices(&self, of: u32) -> bool {
        self.ranks.contains_key(&of)
    }

    /// The state a place lies in; any other actor itself.
    pub(crate) fn chief(&self, number: u32) -> u32 {
        let place = self.actor(number).filter(|actor| actor.kind == ActorKind::Place);
        place.and_then(|place| self.state(place.code.as_deref()?)).unwrap_or(number)
    }

    /// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
    pub(crate) fn opponents(&self, state: u32) -> Option<u32> {
        let opponents = self.opponents.get_or_init(|| {
            let entries = || (0..).zip(&self.entries);
            let states = entries().filter(|(_, entry)| entry.actor.kind == ActorKind::State);
            let adjectives: HashMap<&str, u32> = states
                .flat_map(|(number, entry)| entry.demonyms.iter().map(move |word| (word.as_str(), number)))
                .collect();
            let mut found: HashMap<u32, (usize, u32)> = HashMap::new();
            for (number, entry) in entries().filter(|(_, entry)| entry.actor.kind == ActorKind::Group) {
                let name = entry.actor.name.as_str();
                let mut nouns = OPPONENTS.iter().enumerate();
                let state = nouns.find_map(|(rank, noun)| Some((rank, *adjectives.get(name.strip_suffix(noun)?)?)));
                if let Some((rank, state)) = state {
                    let best = found.entry(state).or_insert((rank, number));
                    *best = (*best).min((rank, number));
                }
            }
            found.into_iter().map(|(state, (_, group))| (state, group)).collect()
        });
        opponents.get(&state).copied()
    }

    /// The state or group that a person's forces are: that of the term nearest to the day among those that lead it.
    pub(crate) fn command(&self, person: u32, day: Option<NaiveDate>) -> Option<u32> {
        let entry = self.entries.get(person as usize)?;
        let led = |term: &&Term| {
            matches!(
                term.office.as_str(),
                "president" | "prime minister" | "king" | "leader" | "supreme leader" | "commander"
            )
        };
        let nearest = |term: &&Term| day.map_or(0, |day| term.distance(day));
        let term = entry.terms.iter().filter(led).min_by_key(nearest)?;
        self.state(&term.of).or_else(|| self.number(&term.of))
    }

    /// Which of the people that a name may mean it does mean on the day: who holds office, else who held it nearest to it;
    /// nobody where two stand equal.
    pub(crate) fn choose(&self, senses: &[Sense], context: Context<'_>) -> Option<u32> {
        let mut best: Option<(i64, u8, i64)> = None;
        let mut chosen = None;
        let mut tie = false;
        for sense in senses {
            let (number, common, full) = match *sense {
                Sense::Actor { actor, form: Form::Name } => (actor, Common::Rare, true),
                Sense::Surname { actor, common } => (actor, common, false),
                _ => continue,
            };
            let Some(entry) = self.entries.get(number as usize) else { continue };
            if entry.actor.kind != ActorKind::Person {
                continue;
            }
            let alone = full && senses.len() == 1;
            let Some(key) = self.fit(entry, common, alone, context) else { continue };
            let order = best.map_or(std::cmp::Ordering::Less, |best| key.cmp(&best));
            match order {
                std::cmp::Ordering::Less => (best, chosen, tie) = (Some(key), Some(number), false),
                std::cmp::Ordering::Equal => tie |= chosen != Some(number),
                std::cmp::Ordering::Greater => {}
            }
        }
        chosen.filter(|_| !tie)
    }

    /// How well a person fits what is known, smaller is better: days out of office, rank, recency.
    fn fit(&self, entry: &Entry, common: Common, alone: bool, context: Context<'_>) -> Option<(i64, u8, i64)> {
        let of = context.of.and_then(|of| self.actor(of));
        let own = |term: &Term| {
            let Some(of) = of else { return true };
            term.of == of.name || (of.kind == ActorKind::State && Some(&term.of) == of.code.as_ref())
        };
        let same_state = of.is_none_or(|of| of.code.is_some() && of.code == entry.actor.code);
        if !alone && !same_state && !entry.terms.iter().any(own) {
            return None;
        }
        let named = |term: &Term| {
            let filter = !context.offices.is_empty() && !context.offices.contains(&self.leader);
            !filter || self.offices.get(term.office.as_str()).is_some_and(|office| context.offices.contains(office))
        };
        let fitting = entry.terms.iter().any(named);
        if !alone && !entry.terms.is_empty() && !fitting {
            return None;
        }
        let terms = entry.terms.iter().filter(|term| !fitting || named(term));
        let measure = |term: &Term| {
            let distance = context.day.map_or(0, |day| term.distance(day));
            let head = matches!(term.office.as_str(), "president" | "prime minister" | "king" | "leader");
            let recency =
                if context.day.is_some() { 0 } else { i64::from(chrono::Datelike::num_days_from_ce(&term.since)) };
            (distance, u8::from(!head), -recency)
        };
        let key = terms.map(measure).min().unwrap_or((LIFETIME / 2, 2, 0));
        let near = match (common, context.title) {
            _ if alone => LIFETIME,
            (Common::Rare, _) | (_, Title::Office) => LIFETIME,
            (_, Title::Courtesy) | (Common::Shared, Title::None) if context.day.is_some() => SMALL_YEARS,
            _ => -1,
        };
        (key.0 <= near).then_some(key)
    }
}

/// A name without its Arabic articles.
fn without_article(name: &str) -> Option<String> {
    // Most names have none, and a look is cheaper than three copies.
    let led = name.as_bytes().windows(3).any(|three| matches!(three, b" al" | b" el"));
    let plain = led.then(|| name.replace(" al-", " ").replace(" el-", " ").replace(" al ", " "))?;
    (plain != name).then_some(plain)
}
