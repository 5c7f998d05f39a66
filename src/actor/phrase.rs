//! What a spelling may mean, and the role words that combine with names into phrases.

use chrono::NaiveDate;

use crate::actor::{Actor, ActorKind, Form};

/// One thing that a spelling may mean. Numbers are indices into the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// An actor, by name, demonym or metonym.
    Actor { actor: u32, form: Form },
    /// A person without the first name.
    Surname { actor: u32, common: Common },
    /// A role word.
    Role(u16),
    /// A name that holds an actor's name and is none: "South China Sea".
    Block,
}

/// How little a surname alone says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Common {
    /// It names its bearer whenever it stands.
    Rare,
    /// It does while its bearer is in office ("Gates"), and with a title.
    Shared,
    /// It needs a title ("Mr King").
    Word,
}

/// What a role word does in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Class {
    /// An office that one person holds: "president".
    Office,
    /// Someone who acts for others: "spokesman", "envoy".
    Person,
    /// What stands before a name: "Mr", "Gen".
    Title,
    /// "government", "regime".
    Government,
    /// "troops", "army".
    Forces,
    /// "rebels", "opposition".
    Rebels,
    /// "militants", "gunmen".
    Militants,
    /// "officials", "authorities": they stand for their state and for nobody when alone.
    People,
    /// An adjective that changes nothing: "interim", "armed".
    Modifier,
    /// One that says that the office is not held: "former", "deputy".
    Former,
    /// Words that may be capitalised before a name without being a first name: "On", "But", "Monday".
    Opener,
}

impl Class {
    /// Its name in the table of roles.
    pub(crate) fn parse(name: &str) -> Option<Class> {
        Some(match name {
            "office" => Class::Office,
            "person" => Class::Person,
            "title" => Class::Title,
            "government" => Class::Government,
            "forces" => Class::Forces,
            "rebels" => Class::Rebels,
            "militants" => Class::Militants,
            "people" => Class::People,
            "modifier" => Class::Modifier,
            "former" => Class::Former,
            "opener" => Class::Opener,
            _ => return None,
        })
    }

    /// Whether it tells of many: a government, forces, officials.
    pub(crate) fn is_collective(self) -> bool {
        use Class::{Forces, Government, Militants, People, Rebels};
        matches!(self, Government | Forces | Rebels | Militants | People)
    }

    /// What kind of actor its bare word speaks of.
    pub(crate) fn kind(self) -> ActorKind {
        match self {
            Class::Office | Class::Person | Class::Title | Class::Former => ActorKind::Person,
            Class::Rebels | Class::Militants => ActorKind::Group,
            _ => ActorKind::State,
        }
    }
}

/// One line of the table of roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) class: Class,
    /// The offices that it may mean, as numbers.
    pub(crate) offices: Vec<u16>,
    /// What it is when it stands alone; the name is its standard word.
    pub(crate) actor: Actor,
}

impl Role {
    /// What it is before a name.
    pub(crate) fn title(&self) -> Title {
        match (self.class, self.actor.name.as_str()) {
            (Class::Title, "Mr") => Title::Courtesy,
            (Class::Title, _) => Title::Rank,
            _ => Title::Office,
        }
    }
}

/// What stands before a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Title {
    /// Nothing.
    #[default]
    None,
    /// A military or religious rank: bearers of common surnames are rarely the known ones.
    Rank,
    /// "Mr": they are while in office.
    Courtesy,
    /// An office or function.
    Office,
}

/// What is known of a person from the words before the name.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context<'c> {
    pub(crate) of: Option<u32>,
    pub(crate) offices: &'c [u16],
    pub(crate) title: Title,
    pub(crate) day: Option<NaiveDate>,
}
