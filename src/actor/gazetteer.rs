//! The known actors and how texts name them.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;
use once_cell::sync::Lazy;

use crate::actor::finder::Finder;
use crate::actor::firsts::{Firsts, Side};
use crate::actor::phrase::Sense;
use crate::actor::table::Table;
use crate::actor::{Actor, ActorKind, Entry, Form, Naming, builtin};
use crate::text::Token;

static BUILTIN: Lazy<Table> = Lazy::new(builtin::table);
static ENTRIES: Lazy<Vec<Entry>> = Lazy::new(|| builtin::entries(|_| true));

/// The table of actors.
///
/// It is built once, when it is first asked for something, and shared: cloning costs nothing, and it may be used from many
/// threads.
///
/// ```
/// use dateline::actor::Gazetteer;
/// use dateline::{Span, text::tokenize};
///
/// let gazetteer = Gazetteer::new();
/// let text = "The U.S. president spoke with Mr Putin.";
/// let mut tokens = Vec::new();
/// tokenize(text, Span::new(0, text.len()), &mut tokens);
/// let day = "2016-04-18".parse().ok();
/// let names: Vec<String> =
///     gazetteer.find(text, &tokens, day).into_iter().map(|naming| naming.actor.name.clone()).collect();
/// assert_eq!(names, ["Barack Obama", "Vladimir Putin"]);
/// ```
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// One's own; the crate's where there is none, which is built when it is first asked for.
    own: Option<Arc<Own>>,
}

/// A table with one's own actors.
#[derive(Debug)]
struct Own {
    table: Table,
    rows: GazetteerBuilder,
    /// All rows, written out when they are asked for.
    entries: OnceLock<Vec<Entry>>,
}

impl Gazetteer {
    /// The actors that come with the crate.
    pub fn new() -> Self {
        Gazetteer { own: None }
    }

    fn table(&self) -> &Table {
        self.own.as_deref().map_or_else(|| &*BUILTIN, |own| &own.table)
    }

    /// A builder that starts with the actors that come with the crate.
    pub fn builder() -> GazetteerBuilder {
        GazetteerBuilder { builtin: true, entries: Vec::new() }
    }

    /// The actors named in a sentence, in order, without overlap, longest names first; offices, and surnames that several
    /// people bear, are resolved to who held office on `day` or nearest to it.
    pub fn find<'g>(&'g self, text: &str, tokens: &[Token], day: Option<NaiveDate>) -> Vec<Naming<'g>> {
        Finder::new(self.table(), text, tokens, day).find(None)
    }

    /// The same of tokens whose words have been looked up, where it is known which of them a name may begin with.
    pub(crate) fn find_among<'g>(
        &'g self,
        text: &str,
        tokens: &[Token],
        day: Option<NaiveDate>,
        firsts: &Firsts,
    ) -> Vec<Naming<'g>> {
        Finder::new(self.table(), text, tokens, day).find(Some(firsts))
    }

    /// Which words of a vocabulary a name may begin with, and which begin the names of those who may have forces: states, groups, their
    /// organizations, peoples; `number` gives each word one.
    pub(crate) fn firsts(&self, number: impl FnMut(&str) -> u32) -> Firsts {
        let table = self.table();
        let kind = |actor: u32| table.actor(actor).map(|actor| actor.kind);
        Firsts::new(&table.names, number, |sense| match *sense {
            Sense::Actor { form: Form::Demonym, .. } => Some(Side::Armed),
            Sense::Actor { actor, .. } => match kind(actor)? {
                ActorKind::Group => Some(Side::Armed),
                ActorKind::State | ActorKind::Organization => Some(Side::State),
                ActorKind::Person | ActorKind::Place => None,
            },
            Sense::Role(role) => {
                let many = table.roles.get(usize::from(role)).filter(|role| role.class.is_collective());
                many.map(|_| Side::Armed)
            }
            Sense::Surname { .. } | Sense::Block => None,
        })
    }

    /// The actor with a standard name. Where a place bears the name of a state, the state.
    pub fn actor(&self, name: &str) -> Option<&Actor> {
        self.table().actor(self.table().number(name)?)
    }

    /// The state with an ISO 3166 alpha-3 code.
    pub fn state(&self, code: &str) -> Option<&Actor> {
        self.table().actor(self.table().state(code)?)
    }

    /// The state of an actor: of a person, the one served; of a place, the one it lies in; of a state, itself.
    pub fn state_of(&self, actor: &Actor) -> Option<&Actor> {
        self.state(actor.code.as_deref()?)
    }

    /// The rebels or the opposition of a state (by code), where they go by its adjective.
    ///
    /// ```
    /// let gazetteer = dateline::actor::Gazetteer::new();
    /// assert_eq!(gazetteer.opponents("LBY").map(|actor| actor.name.as_str()), Some("Libyan rebels"));
    /// assert_eq!(gazetteer.opponents("CHE"), None);
    /// ```
    pub fn opponents(&self, code: &str) -> Option<&Actor> {
        let table = self.table();
        table.actor(table.opponents(table.state(code)?)?)
    }

    /// The state or group whose forces a person (by standard name) commands: that of the term nearest to the day.
    ///
    /// ```
    /// let gazetteer = dateline::actor::Gazetteer::new();
    /// let commanded = |name| gazetteer.commanded(name, None).map(|actor| actor.name.as_str());
    /// assert_eq!(commanded("Velupillai Prabhakaran"), Some("LTTE"));
    /// assert_eq!(commanded("Kofi Annan"), None);
    /// ```
    pub fn commanded(&self, person: &str, day: Option<NaiveDate>) -> Option<&Actor> {
        let table = self.table();
        table.actor(table.command(table.number(person)?, day)?)
    }

    /// Who held an office of a state (by code), group or organization (by standard name) on a day. `leader` is whoever
    /// leads it.
    ///
    /// ```
    /// let gazetteer = dateline::actor::Gazetteer::new();
    /// let day = "1991-02-01".parse().expect("a day");
    /// let holder = gazetteer.holder("USA", "president", day).map(|actor| actor.name.as_str());
    /// assert_eq!(holder, Some("George H. W. Bush"));
    /// ```
    pub fn holder(&self, of: &str, office: &str, day: NaiveDate) -> Option<&Actor> {
        let table = self.table();
        let of = table.state(of).or_else(|| table.number(of))?;
        table.actor(table.holder(of, &[table.office_number(office)?], day)?)
    }

    /// Every row, in the order of the tables, one's own last.
    pub fn entries(&self) -> &[Entry] {
        self.own.as_deref().map_or_else(|| &*ENTRIES, |own| own.entries.get_or_init(|| own.rows.entries()))
    }
}

impl Default for Gazetteer {
    fn default() -> Self {
        Self::new()
    }
}

/// Adds one's own actors to a gazetteer.
#[derive(Debug, Clone)]
pub struct GazetteerBuilder {
    builtin: bool,
    entries: Vec<Entry>,
}

impl GazetteerBuilder {
    /// Leaves out the actors that come with the crate; its role words ("president", "troops") stay.
    pub fn bare(mut self) -> Self {
        self.builtin = false;
        self
    }

    /// Adds an actor. It takes the place of one with the same standard name and kind, and its names win over those of others.
    pub fn with(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// The gazetteer.
    pub fn build(self) -> Gazetteer {
        let mut table = builtin::words();
        if self.builtin {
            builtin::add_actors(&mut table, |actor| !self.replaces(actor));
        }
        table.add_own(&self.entries);
        table.settle();
        Gazetteer { own: Some(Arc::new(Own { table, rows: self, entries: OnceLock::new() })) }
    }

    /// Whether one's own take the place of an actor.
    fn replaces(&self, actor: &Actor) -> bool {
        self.entries.iter().any(|own| own.actor.name == actor.name && own.actor.kind == actor.kind)
    }

    fn entries(&self) -> Vec<Entry> {
        let builtin = if self.builtin { builtin::entries(|actor| !self.replaces(actor)) } else { Vec::new() };
        builtin.into_iter().chain(self.entries.iter().cloned()).collect()
    }
}
