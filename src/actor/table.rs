//! The table of actors as it is looked things up in.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::actor::names::Names;
use crate::actor::offices::{LEADER, Offices, Tenure, is_head};
use crate::actor::phrase::{Class, Common, Context, Role, Sense, Title};
use crate::actor::{Actor, ActorKind, Entry, Form};
use crate::hash;

/// All actors, their spellings and their offices.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) names: Names,
    pub(crate) roles: Vec<Role>,
    actors: Vec<Actor>,
    /// The adjectives and nouns of nationality of each, in their order.
    demonyms: Vec<(u32, Box<str>)>,
    /// By the hashes of their standard names, and of the codes of states.
    numbers: hash::Table<u64, u32>,
    states: hash::Table<u64, u32>,
    common: hash::Table<Box<str>, Common>,
    offices: Offices,
    /// The group that goes by a state's adjective, made when it is first asked for.
    opponents: OnceLock<hash::Table<u32, u32>>,
}

/// What a spelling is of an actor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Name,
    Demonym,
    Metonym,
    Surname,
}

/// What opponents of a state are called, the likeliest first.
const OPPONENTS: [&str; 5] = [" rebels", " opposition", " insurgents", " militants", " separatists"];

/// How many days out of office a person is still who a common surname means.
const SMALL_YEARS: i64 = 400;
/// Days that no distance to a term exceeds, nearly.
const LIFETIME: i64 = 365 * 40;

impl Table {
    /// A table with room for so many actors and spellings.
    pub(crate) fn with_room(actors: usize, spellings: usize) -> Self {
        let (names, numbers) =
            (Names::with_room(spellings), hash::Table::with_capacity_and_hasher(actors, Default::default()));
        Table { names, actors: Vec::with_capacity(actors), numbers, ..Table::default() }
    }

    /// Adds a role word in all its spellings; the first is the standard one.
    pub(crate) fn add_role(&mut self, class: Class, words: &[&str], offices: &[&str]) {
        let Some(name) = words.first() else { return };
        let offices = offices.iter().map(|office| self.offices.add(office)).collect();
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

    /// Adds an actor by all that it is called.
    pub(crate) fn add<'c>(&mut self, actor: Actor, called: impl IntoIterator<Item = (Call, &'c str)>) {
        let number = self.actors.len() as u32;
        let person = actor.kind == ActorKind::Person;
        for (call, name) in called {
            match call {
                Call::Name => {
                    let sense = Sense::Actor { actor: number, form: Form::Name };
                    self.names.add(name, sense);
                    if person && let Some(plain) = without_article(name) {
                        self.names.add(&plain, sense);
                    }
                }
                Call::Demonym => {
                    self.names.add(name, Sense::Actor { actor: number, form: Form::Demonym });
                    self.demonyms.push((number, name.into()));
                }
                Call::Metonym => self.names.add(name, Sense::Actor { actor: number, form: Form::Metonym }),
                Call::Surname => {
                    let bare = name.strip_prefix("al-").or_else(|| name.strip_prefix("el-")).unwrap_or(name);
                    let common = self.common.get(bare).copied().unwrap_or(Common::Rare);
                    let sense = Sense::Surname { actor: number, common };
                    self.names.add(bare, sense);
                    self.names.add_led("al", bare, sense);
                }
            }
        }
        self.numbers.insert(hash::text(&actor.name), number);
        if let (ActorKind::State, Some(code)) = (actor.kind, &actor.code) {
            self.states.entry(hash::text(code)).or_insert(number);
        }
        self.actors.push(actor);
    }

    /// Adds one's own actors, whose names win over those of others, in two steps: terms may be of states that come later.
    pub(crate) fn add_own(&mut self, entries: &[Entry]) {
        let first = self.actors.len() as u32;
        for entry in entries {
            for name in entry.all_names() {
                self.names.clear(name);
            }
            self.add(entry.actor.clone(), entry.called());
        }
        for (person, entry) in (first..).zip(entries) {
            for term in &entry.terms {
                let (of, office) = (self.owner(&term.of), self.offices.add(&term.office));
                self.offices.hold(Tenure { person, office, of, since: term.since, until: term.until });
            }
        }
    }

    /// Adds what the crate's own table tells of an office: whose it is, and who held it.
    pub(crate) fn add_office<'n>(
        &mut self,
        of: &str,
        office: &str,
        terms: impl Iterator<Item = (&'n str, NaiveDate, Option<NaiveDate>)>,
    ) {
        let (of, office) = (self.owner(of), self.offices.add(office));
        if let Some(of) = of {
            self.offices.rank(of, office);
        }
        for (name, since, until) in terms {
            let person = self.number(name).filter(|person| self.is(*person, ActorKind::Person));
            if let Some(person) = person {
                self.offices.hold(Tenure { person, office, of, since, until });
            }
        }
    }

    /// Whom terms are of: a state by its code, or another by name.
    fn owner(&self, of: &str) -> Option<u32> {
        self.state(of).or_else(|| self.number(of))
    }

    /// Orders what was added: only then is anything found.
    pub(crate) fn settle(&mut self) {
        self.names.settle();
        self.offices.settle();
    }

    fn is(&self, number: u32, kind: ActorKind) -> bool {
        self.actor(number).is_some_and(|actor| actor.kind == kind)
    }

    pub(crate) fn actor(&self, number: u32) -> Option<&Actor> {
        self.actors.get(number as usize)
    }

    pub(crate) fn number(&self, name: &str) -> Option<u32> {
        let number = *self.numbers.get(&hash::text(name))?;
        self.actor(number).filter(|actor| actor.name == name).map(|_| number)
    }

    /// The state with a code.
    pub(crate) fn state(&self, code: &str) -> Option<u32> {
        let number = *self.states.get(&hash::text(code))?;
        self.actor(number).filter(|state| state.code.as_deref() == Some(code)).map(|_| number)
    }

    pub(crate) fn office_number(&self, name: &str) -> Option<u16> {
        self.offices.number(name)
    }

    /// Who held one of `offices` of an actor on a day. "leader" is the first office of its own.
    pub(crate) fn holder(&self, of: u32, offices: &[u16], day: NaiveDate) -> Option<u32> {
        let of = if self.has_offices(of) { of } else { self.chief(of) };
        self.offices.holder(of, offices, day)
    }

    /// Whether offices of its own are known.
    pub(crate) fn has_offices(&self, of: u32) -> bool {
        self.offices.has(of)
    }

    /// The adjective of an actor.
    pub(crate) fn adjective(&self, of: u32) -> Option<&str> {
        let first = self.demonyms.partition_point(|(number, _)| *number < of);
        self.demonyms.get(first).filter(|(number, _)| *number == of).map(|(_, adjective)| &**adjective)
    }

    /// The state a place lies in; any other actor itself.
    pub(crate) fn chief(&self, number: u32) -> u32 {
        let place = self.actor(number).filter(|actor| actor.kind == ActorKind::Place);
        place.and_then(|place| self.state(place.code.as_deref()?)).unwrap_or(number)
    }

    /// The rebels or the opposition of a state, where they go by its adjective: "Libyan rebels".
    pub(crate) fn opponents(&self, state: u32) -> Option<u32> {
        let opponents = self.opponents.get_or_init(|| {
            let states = self.demonyms.iter().filter(|(number, _)| self.is(*number, ActorKind::State));
            let adjectives: hash::Table<&str, u32> = states.map(|(number, word)| (&**word, *number)).collect();
            let mut found: hash::Table<u32, (usize, u32)> = hash::Table::default();
            for (number, group) in (0..).zip(&self.actors).filter(|(_, actor)| actor.kind == ActorKind::Group) {
                let mut nouns = OPPONENTS.iter().enumerate();
                let state =
                    nouns.find_map(|(rank, noun)| Some((rank, *adjectives.get(group.name.strip_suffix(noun)?)?)));
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
        self.offices.commanded(person, day)
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
            let Some(person) = self.actor(number).filter(|actor| actor.kind == ActorKind::Person) else { continue };
            let alone = full && senses.len() == 1;
            let Some(key) = self.fit((number, person), common, alone, context) else { continue };
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
    fn fit(
        &self,
        (number, person): (u32, &Actor),
        common: Common,
        alone: bool,
        context: Context<'_>,
    ) -> Option<(i64, u8, i64)> {
        let terms = self.offices.held_by(number);
        let of = context.of.and_then(|of| self.actor(of));
        let own = |term: &Tenure| of.is_none_or(|of| self.is_of(term, context.of, of));
        let same_state = of.is_none_or(|of| of.code.is_some() && of.code == person.code);
        if !alone && !same_state && !terms.iter().any(own) {
            return None;
        }
        let named = |term: &Tenure| {
            let filter = !context.offices.is_empty() && !context.offices.contains(&LEADER);
            !filter || context.offices.contains(&term.office)
        };
        let fitting = terms.iter().any(named);
        if !alone && !terms.is_empty() && !fitting {
            return None;
        }
        let terms = terms.iter().filter(|term| !fitting || named(term));
        let measure = |term: &Tenure| {
            let distance = context.day.map_or(0, |day| term.distance(day));
            let recency =
                if context.day.is_some() { 0 } else { i64::from(chrono::Datelike::num_days_from_ce(&term.since)) };
            (distance, u8::from(!is_head(term.office)), -recency)
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

    /// Whether a time in office was an actor's: the state's of that code too.
    fn is_of(&self, term: &Tenure, number: Option<u32>, actor: &Actor) -> bool {
        let state = |own: &Actor| own.kind == ActorKind::State && own.code == actor.code;
        let same = || actor.kind == ActorKind::State && term.of.and_then(|of| self.actor(of)).is_some_and(state);
        term.of == number || same()
    }
}

/// A name without its Arabic articles.
fn without_article(name: &str) -> Option<String> {
    // Most names have none, and a look is cheaper than three copies.
    let led = name.as_bytes().windows(3).any(|three| matches!(three, b" al" | b" el"));
    let plain = led.then(|| name.replace(" al-", " ").replace(" el-", " ").replace(" al ", " "))?;
    (plain != name).then_some(plain)
}
