//! Merging in steps that each need only what shares a key: for engines that spread a timeline over many machines.
//!
//! A [`Ledger`](crate::merge::Ledger) holds everything in one place. These are the functions that it is made of, over values that can be
//! ordered, kept and sent (with serde, in any format). Whoever groups and joins by the keys named here has the events that the
//! ledger has, since no rule is written twice:
//!
//! | step | by | with |
//! | --- | --- | --- |
//! | a document to what it tells, thing by thing | document | [`accounts`] |
//! | which of these are copies | each of [`Account::prints`] | [`runs`] |
//! | an account and its copies, those of copies included | what runs tie, by transitive closure | [`Node::of`] |
//! | then tier by tier, the best known first: | | [`Tier::ALL`] |
//! | – which events of better tiers a node fits | row: [`Node::searches`] meet [`Founding::shelves`] | [`Founding::fit`] |
//! | – which of them it joins | node | [`choose`] |
//! | – of those that join none, what lies within reach | [`Node::lane`] | [`stretches`] |
//! | – the events that these make | lane and stretch | [`found`] |
//!
//! What makes it right: each step is a function of the set that shares its key; an event, as others see it, is its [`Founding`],
//! which nothing that joins it changes; and events come out of a tier only after all better tiers. So neither the order of
//! arrival nor the number of machines makes a difference, and a change of the input changes only groups that hold a changed
//! value.
//!
//! The mentions of an event are those of its founders' accounts and of the accounts of the nodes that joined it;
//! [`Event::of`](crate::timeline::Event::of) makes the event of them.
//!
//! ```
//! use dateline::merge::partition::{Node, Tier, accounts, found};
//! use dateline::{Document, Reader};
//!
//! let document = Document::new("Putin called Obama on Wednesday.").published("2016-07-07".parse()?);
//! let report = Reader::new().read(&document).report(&document).in_order();
//! let accounts = accounts(report.identity(), report.day(), &report.facts());
//! let node = Node::of(accounts).expect("one account");
//! assert_eq!(node.tier(), Tier::Full);
//! assert_eq!(found([(&node, false)])[0].founders, [node.id()]);
//! # Ok::<(), dateline::Error>(())
//! ```

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::merge::account::{Told, told};
use crate::merge::copy::{Print, copies, rows as in_a_row};
use crate::merge::days::{Days, number};
use crate::merge::fact::Fact;
use crate::merge::few::Few;
use crate::merge::fit::fit;
use crate::merge::lane::{self, Order, events, reach};
use crate::merge::shelf::{places, searches};
use crate::merge::strand::Strand;

pub use crate::merge::choice::{Verdict, choose};
pub use crate::merge::fit::Fit;
pub use crate::merge::tier::Tier;

/// What an account, a node or an event is known by: the document and the place in it of its first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Id {
    /// The number that the document was given, as by [`Report::identity`](crate::timeline::Report::identity).
    pub document: u128,
    /// Which of its mentions, in the order of the text.
    pub mention: u32,
}

/// What one document tells of one thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Account {
    id: Id,
    published: i32,
    members: Vec<u32>,
    prints: Few<Print, 3>,
    strand: Strand,
}

/// What a document tells, thing by thing, out of the facts of its mentions in the order of the text. `id` stands for its key and
/// content.
pub fn accounts(id: u128, published: Option<NaiveDate>, facts: &[Fact]) -> Vec<Account> {
    let published = published.map_or(i32::MAX, number);
    let mut accounts = Vec::new();
    told(id, facts, |Told { strand, members, prints }| {
        let id = Id { document: id, mention: members.first() };
        accounts.push(Account { id, published, members: members.into(), prints, strand });
    });
    accounts
}

impl Account {
    /// What it is known by.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Its mentions, by their places in the document.
    pub fn mentions(&self) -> &[u32] {
        &self.members
    }

    /// What its copies in other documents have in common with it, one of these numbers or more, with when it was printed: see
    /// [`runs`].
    pub fn prints(&self) -> impl Iterator<Item = (u64, Printed)> + '_ {
        self.prints.iter().map(|print| (print.mark, (self.published, print.day)))
    }
}

/// The day of publication (`i32::MAX` where none is known), and the day that a sentence names where its copies may leave it out; both
/// are numbers as those of a [`Reach`].
pub type Printed = (i32, Option<i32>);

/// Of the accounts with one print, in order of when they were printed, those that are copies of each other: each follows the one
/// before within days, and where they name different days, each goes with those that name its own.
///
/// ```
/// use dateline::merge::partition::runs;
///
/// let printed = [((735_000, None), "times"), ((735_002, None), "post"), ((735_100, None), "almanac")];
/// assert_eq!(Vec::from_iter(runs(&printed)), [vec!["times", "post"], vec!["almanac"]]);
/// let printed = [((735_000, Some(735_000)), "times"), ((735_002, Some(735_002)), "post"), ((735_003, None), "gazette")];
/// assert_eq!(Vec::from_iter(runs(&printed)), [["times"], ["post"], ["gazette"]]);
/// ```
pub fn runs<T: Copy>(printed: &[(Printed, T)]) -> impl Iterator<Item = Vec<T>> {
    in_a_row(printed).flat_map(copies)
}

/// An account and its copies: what belongs together before anything else is asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Node {
    order: Order,
    tier: Tier,
    lane: u64,
    strand: Strand,
}

/// Days from first to last, both inclusive, as numbers from the first of January of the year 1.
pub type Reach = (i32, i32);

/// Where a node looks for its event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Search {
    /// The row in which events stand that it may find.
    pub row: u64,
    /// Of these, those that stand there on one of these days.
    pub days: Reach,
}

impl Node {
    /// The node of accounts that are copies of each other, in any order; `None` where there is no account.
    pub fn of(mut accounts: Vec<Account>) -> Option<Node> {
        accounts.sort_unstable_by_key(|account| (account.published, account.id));
        let first = accounts.first()?;
        let (published, Id { document, mention }) = (first.published, first.id);
        let strand = if accounts.len() == 1 {
            accounts.pop()?.strand
        } else {
            Strand::united(accounts.iter().map(|account| &account.strand))?
        };
        let tier = Tier::of(&strand);
        let order = (strand.days(), published, document, mention);
        Some(Node { order, tier, lane: lane::lane(&strand, tier), strand })
    }

    /// What it is known by.
    pub fn id(&self) -> Id {
        let (.., document, mention) = self.order;
        Id { document, mention }
    }

    /// How much is known of it.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// What nodes have in common that can make an event together.
    pub fn lane(&self) -> u64 {
        self.lane
    }

    /// The days that it takes up in its lane.
    pub fn reach(&self) -> Reach {
        let Days { first, last } = reach(&self.strand);
        (first, last)
    }

    /// The days that lie between two [stretches] of its lane.
    pub fn gap(&self) -> i32 {
        lane::gap(self.strand.life)
    }

    /// Where it looks for events of better tiers. Nodes of the [best tier](Tier::Full) look for none.
    pub fn searches(&self) -> Vec<Search> {
        let mut found = Vec::new();
        if self.tier > Tier::Full {
            searches(&self.strand, self.tier, |mark, days| {
                found.extend(mark.rows(days).map(|row| Search { row, days: (days.first, days.last) }));
            });
        }
        found
    }
}

/// For each of the days that the nodes of a lane take up, in order, the first day of its stretch: what no node of the lane can
/// bridge.
///
/// ```
/// use dateline::merge::partition::stretches;
///
/// assert_eq!(stretches(&[(1, 1), (1, 4), (5, 5), (7, 8)], 1), [1, 1, 1, 7]);
/// ```
pub fn stretches(lane: &[Reach], gap: i32) -> Vec<i32> {
    let mut firsts = Vec::with_capacity(lane.len());
    for end in lane::stretches(lane.iter().map(|(first, last)| Days { first: *first, last: *last }), gap) {
        let first = lane.get(firsts.len()).map_or(i32::MIN, |(first, _)| *first);
        firsts.resize(end, first);
    }
    firsts
}

/// An event as others see it: what the nodes say that made it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Founding {
    /// The nodes that made it, in the order of their lane. No other event has the first of them.
    pub founders: Vec<Id>,
    /// Whether others may join it: not where its founder itself fits several events.
    pub open: bool,
    strand: Strand,
}

/// The events that the nodes of one stretch of a lane make. They come in order, each with whether it fits several events
/// ([`Verdict::Several`]).
pub fn found<'n>(stretch: impl IntoIterator<Item = (&'n Node, bool)>) -> Vec<Founding> {
    let (nodes, strands): (Vec<&Node>, Vec<(&Strand, bool)>) =
        stretch.into_iter().map(|(node, torn)| (node, (&node.strand, torn))).unzip();
    let event = |group: lane::Group<'_>| {
        let places = || group.members.iter().map(|place| place as usize);
        let torn = places().any(|place| strands.get(place).is_some_and(|(_, torn)| *torn));
        let founders = places().filter_map(|place| nodes.get(place)).map(|node| node.id()).collect();
        Founding { founders, open: !torn, strand: group.into_strand() }
    };
    events(&strands).into_iter().map(event).collect()
}

impl Founding {
    /// The row of each place where others find it, and the day, a number as those of a [`Reach`].
    pub fn shelves(&self) -> Vec<(u64, i32)> {
        let mut found = Vec::new();
        if self.open {
            places(&self.strand, |mark, day| found.push((mark.row(day), day)));
        }
        found
    }

    /// How well a node of a worse tier fits it. `None` where it tells of another.
    pub fn fit(&self, node: &Node) -> Option<Fit> {
        fit(&self.strand, &node.strand)
    }
}
