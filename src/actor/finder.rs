//! From the tokens of one sentence to the actors that they name.

use std::borrow::Cow;
use std::ops::Range;

use chrono::NaiveDate;

use crate::actor::phrase::{Class, Context, Role, Sense, Title};
use crate::actor::table::Table;
use crate::actor::{Actor, ActorKind, Form, Naming};
use crate::text::{Token, TokenKind};

/// A stretch of tokens that is a known spelling.
#[derive(Debug, Clone, Copy)]
struct Piece<'g> {
    start: usize,
    end: usize,
    senses: &'g [Sense],
}

/// The head of a phrase after the name that governs it: "army chief", "prime minister Ehud Olmert".
#[derive(Debug, Default)]
struct Head<'g> {
    /// One past its last token.
    end: usize,
    /// The next piece.
    next: usize,
    /// What collective it is, if any.
    collective: Option<&'g Role>,
    /// One past the collective's last token.
    collective_end: usize,
    /// The office or title in it, if any.
    office: Option<&'g Role>,
    /// Whether it says that the office is not held.
    former: bool,
    /// The person named after it.
    person: Option<Cow<'g, Actor>>,
    /// The person's number, if known.
    number: Option<u32>,
}

/// One reading of one sentence.
#[derive(Debug)]
pub(crate) struct Finder<'g, 't> {
    table: &'g Table,
    text: &'t str,
    tokens: &'t [Token],
    day: Option<NaiveDate>,
    pieces: Vec<Piece<'g>>,
    found: Vec<Naming<'g>>,
}

impl<'g, 't> Finder<'g, 't> {
    pub(crate) fn new(table: &'g Table, text: &'t str, tokens: &'t [Token], day: Option<NaiveDate>) -> Self {
        Finder { table, text, tokens, day, pieces: Vec::new(), found: Vec::new() }
    }

    pub(crate) fn find(mut self) -> Vec<Naming<'g>> {
        let mut at = 0;
        while at < self.tokens.len() {
            match self.table.names.longest(self.text, self.tokens, at) {
                Some((end, senses)) => {
                    if !self.shouted(at, end) {
                        self.pieces.push(Piece { start: at, end, senses });
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        let mut next = 0;
        while let Some(&piece) = self.pieces.get(next) {
            next = self.phrase(next, piece).max(next + 1);
        }
        self.join_appositions();
        self.found
    }

    /// Reads the phrase that begins with a piece; returns the first piece after it.
    fn phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        if piece.senses.contains(&Sense::Block) {
            return at + 1;
        }
        if let Some(role) = self.role(piece) {
            return self.role_phrase(at, piece, role);
        }
        let begins = piece.senses.iter().any(|sense| self.is_holder(sense));
        if begins && !self.is_part_of_name(piece) {
            return self.holder_phrase(at, piece);
        }
        self.person_phrase(at, piece)
    }

    fn is_holder(&self, sense: &Sense) -> bool {
        let Sense::Actor { actor, .. } = *sense else { return false };
        self.table.actor(actor).is_some_and(|actor| actor.kind != ActorKind::Person)
    }

    fn role(&self, piece: Piece<'g>) -> Option<&'g Role> {
        piece.senses.iter().find_map(|sense| match *sense {
            Sense::Role(role) => self.table.roles.get(usize::from(role)),
            _ => None,
        })
    }

    /// The state, group, organization or place of a piece: the actor, the form, and the place beside a metonym.
    fn holder(&self, piece: Piece<'g>) -> Option<(u32, Form, Option<&'g Actor>)> {
        let mut best: Option<(u32, Form)> = None;
        let mut place = None;
        for sense in piece.senses.iter().filter(|sense| self.is_holder(sense)) {
            let Sense::Actor { actor: number, form } = *sense else { continue };
            let Some(actor) = self.table.actor(number) else { continue };
            if actor.kind == ActorKind::Place {
                place = place.or(Some((number, actor)));
            } else if best.is_none_or(|(_, kept)| kept == Form::Metonym && form != Form::Metonym) {
                best = Some((number, form));
            }
        }
        match (best, place) {
            (Some((number, Form::Metonym)), Some((town, actor))) => {
                if self.is_located(piece.start) {
                    Some((town, Form::Name, None))
                } else {
                    Some((number, Form::Metonym, Some(actor)))
                }
            }
            (Some((number, form)), _) => Some((number, form, None)),
            (None, Some((town, _))) => Some((town, Form::Name, None)),
            (None, None) => None,
        }
    }

    /// Whether the words before say that a place is meant.
    fn is_located(&self, start: usize) -> bool {
        const PLACING: &[&str] =
            &["in", "at", "near", "outside", "inside", "around", "into", "over", "across", "capital"];
        let before = |back: usize| start.checked_sub(back).map_or("", |at| self.word(at));
        let last = if matches!(before(1), "," | "of") { before(2) } else { before(1) };
        PLACING.contains(&last) || matches!(before(1), "In" | "At" | "Near" | "Outside")
    }

    /// A phrase that a state, group, organization or place begins.
    fn holder_phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        let Some((of, form, place)) = self.holder(piece) else { return at + 1 };
        let Some(actor) = self.table.actor(of) else { return at + 1 };
        let start = self.prefix(piece.start).map_or(piece.start, |(start, _)| start);
        let prefix = self.prefix(piece.start).map(|(_, word)| word);
        if prefix.is_some() || self.is_compound(piece.end) {
            self.push(start..piece.end, Cow::Borrowed(actor), Form::Compound, None);
            return at + 1;
        }
        let rest = self.possessive(piece.end);
        let head = self.head(at + 1, rest, Some(of));
        if let Some(office) = head.office {
            return self.office(at, piece, (of, form, place), office, head);
        }
        if head.collective.is_none()
            && let Some(next) = self.compatriot(at, piece.start, rest, of)
        {
            return next;
        }
        let Some(collective) = head.collective else {
            self.push(piece.start..piece.end, Cow::Borrowed(actor), form, place);
            return at + 1;
        };
        let (who, form) = self.collective(of, collective.class);
        self.push(piece.start..head.collective_end, who, form, None);
        head.next
    }

    /// "Saudi King Abdullah", "Russia's Vladimir Putin": a full name beside its bearer's own state.
    fn compatriot(&mut self, at: usize, start: usize, token: usize, of: u32) -> Option<usize> {
        let piece = *self.pieces.get(at + 1).filter(|piece| piece.start == token)?;
        piece.senses.iter().find(|sense| matches!(sense, Sense::Actor { .. }) && !self.is_holder(sense))?;
        let context = Context { of: Some(of), title: Title::Office, day: self.day, ..Context::default() };
        let person = self.table.actor(self.table.choose(piece.senses, context)?)?;
        let code = self.table.actor(of)?.code.as_ref()?;
        if person.code.as_ref() != Some(code) {
            return None;
        }
        self.push(start..piece.end, Cow::Borrowed(person), Form::Name, None);
        Some(at + 2)
    }

    /// "Russian President Vladimir Putin", "Syria's president", "UN envoy".
    fn office(
        &mut self,
        at: usize,
        piece: Piece<'g>,
        (of, form, place): (u32, Form, Option<&'g Actor>),
        office: &'g Role,
        head: Head<'g>,
    ) -> usize {
        let Some(actor) = self.table.actor(of) else { return at + 1 };
        if let Some(person) = head.person {
            let form = if head.number.is_some() { Form::Name } else { Form::Unknown };
            self.push(piece.start..head.end, person, form, None);
            return head.next;
        }
        if office.class == Class::Office && head.collective.is_none() && !head.former {
            let holder = self.day.and_then(|day| self.table.holder(of, &office.offices, day));
            let who = holder.and_then(|holder| self.table.actor(holder)).unwrap_or_else(|| self.state(of, actor));
            self.push(piece.start..head.end, Cow::Borrowed(who), Form::Office, None);
            return head.next;
        }
        match head.collective {
            Some(collective) => {
                let (who, form) = self.collective(of, collective.class);
                self.push(piece.start..head.collective_end, who, form, None);
            }
            None => self.push(piece.start..piece.end, Cow::Borrowed(actor), form, place),
        }
        head.next
    }

    fn state(&self, of: u32, actor: &'g Actor) -> &'g Actor {
        if self.table.has_offices(of) { actor } else { self.table.actor(self.table.chief(of)).unwrap_or(actor) }
    }

    /// Who the collective of an actor is: a state's troops are the state, its rebels a group of their own.
    fn collective(&self, of: u32, class: Class) -> (Cow<'g, Actor>, Form) {
        let fallback = || Cow::Owned(Actor { name: String::new(), code: None, kind: ActorKind::Group });
        let Some(actor) = self.table.actor(of) else { return (fallback(), Form::Name) };
        let form = match class {
            Class::Government => Form::Government,
            Class::People => Form::Demonym,
            _ => Form::Forces,
        };
        let opposed = matches!(class, Class::Rebels | Class::Militants);
        if !opposed || matches!(actor.kind, ActorKind::Group | ActorKind::Organization) {
            return (Cow::Borrowed(actor), form);
        }
        let entry = self.table.entries().get(of as usize);
        let adjective = entry.and_then(|entry| entry.demonyms.first()).unwrap_or(&actor.name);
        let noun = if class == Class::Rebels { "rebels" } else { "militants" };
        let name = format!("{adjective} {noun}");
        let known = self.table.number(&name).and_then(|number| self.table.actor(number));
        let who = known.map_or_else(|| Cow::Owned(Actor { name, code: None, kind: ActorKind::Group }), Cow::Borrowed);
        (who, Form::Name)
    }

    /// A phrase that a role word begins: "President Bush", "the president of Syria", "forces loyal to Gaddafi", "rebels".
    fn role_phrase(&mut self, at: usize, piece: Piece<'g>, role: &'g Role) -> usize {
        if matches!(role.class, Class::Opener) {
            return at + 1;
        }
        let head = self.head(at, piece.start, None);
        if let Some(number) = head.number
            && let Some(next) = self.forces_of(piece.start, head.end, head.next, number)
        {
            return next;
        }
        if let Some(person) = head.person {
            let form = if head.number.is_some() { Form::Name } else { Form::Unknown };
            self.push(piece.start..head.end, person, form, None);
            return head.next;
        }
        if head.end <= piece.start {
            return at + 1;
        }
        if let Some(next) = self.role_of(at, piece.start, &head) {
            return next;
        }
        let end = if head.office.is_some() { head.end } else { head.collective_end };
        let role = match (head.office, head.collective) {
            (Some(office), None) if office.class == Class::Office && !head.former => office,
            (Some(_), None) => return head.next,
            (_, Some(collective)) if collective.class == Class::People => return head.next,
            (Some(_), Some(collective)) => {
                self.push(piece.start..head.collective_end, Cow::Borrowed(&collective.actor), Form::Generic, None);
                return head.next;
            }
            (None, Some(collective)) => collective,
            (None, None) => return head.next,
        };
        if !self.is_compound(end) {
            self.push(piece.start..end, Cow::Borrowed(&role.actor), Form::Generic, None);
        }
        head.next
    }

    /// "president of Syria", "forces loyal to Gaddafi", "the government of Israel".
    fn role_of(&mut self, at: usize, start: usize, head: &Head<'g>) -> Option<usize> {
        let mut token = head.end;
        match self.word(token) {
            "of" | "under" | "from" => token += 1,
            "loyal" | "allied" | "close" | "opposed" if self.word(token + 1) == "to" => token += 2,
            "supporting" | "backing" => token += 1,
            _ => return None,
        }
        let link = self.word(head.end);
        let against = link == "opposed";
        if matches!(self.word(token), "the" | "The") {
            token += 1;
        }
        let next = self.pieces.iter().skip(at + 1).position(|piece| piece.start >= token)? + at + 1;
        let mut piece = *self.pieces.get(next)?;
        let mut after = next + 1;
        let mut holder = self.holder(piece).filter(|_| piece.start == token && self.role(piece).is_none());
        let mut end = piece.end;
        if holder.is_none() {
            // "forces loyal to Colonel Gaddafi"
            let context = Context { day: self.day, title: Title::Office, ..Context::default() };
            while piece.start == token && self.role(piece).is_some() {
                token = self.after_stop(piece.end);
                piece = *self.pieces.get(after)?;
                after += 1;
            }
            if piece.start != token {
                return None;
            }
            let person = self.table.choose(piece.senses, context)?;
            end = piece.end;
            if head.collective.is_some() && head.office.is_none() {
                holder = self.table.command(person, self.day).map(|of| (of, Form::Forces, None));
            }
        }
        let (of, form, _) = holder?;
        if self.is_compound(end) {
            return None;
        }
        if let Some(office) = head.office {
            if link != "of" || office.class != Class::Office || head.former || head.collective.is_some() {
                return None;
            }
            let after_comma = if self.word(end) == "," { end + 1 } else { end };
            let context = Context { of: Some(of), offices: &office.offices, title: Title::Office, day: self.day };
            let (who, form, end, after) = match self.person_at(after, after_comma, context) {
                Some((person, Some(_), end, after)) => (person, Form::Name, end, after),
                Some((person, None, end, after))
                    if after_comma == self.possessive(after_comma) && after_comma == piece.end =>
                {
                    (person, Form::Unknown, end, after)
                }
                _ => {
                    let holder = self.day.and_then(|day| self.table.holder(of, &office.offices, day));
                    let state = self.table.actor(of)?;
                    let who =
                        holder.and_then(|holder| self.table.actor(holder)).unwrap_or_else(|| self.state(of, state));
                    (Cow::Borrowed(who), Form::Office, end, after)
                }
            };
            self.push(start..end, who, form, None);
            return Some(after);
        }
        let collective = head.collective?;
        let from = matches!(link, "from" | "under");
        if from
            && !(link == "from" && self.table.actor(of)?.kind == ActorKind::State && collective.class == Class::Rebels)
        {
            return None;
        }
        let class = if against { Class::Rebels } else { collective.class };
        if class == Class::People || (link == "of" && form == Form::Demonym) {
            return None;
        }
        let (who, form) = self.collective(of, class);
        self.push(start..end, who, form, None);
        Some(after)
    }

    /// A phrase that a person's name begins.
    fn person_phrase(&mut self, at: usize, piece: Piece<'g>) -> usize {
        let context = Context { day: self.day, ..Context::default() };
        let prefix = self.prefix(piece.start);
        let full = piece.senses.iter().any(|sense| matches!(sense, Sense::Actor { .. }));
        if !full && prefix.is_none() && !self.stands_alone(piece) {
            return at + 1;
        }
        let Some(person) = self.table.choose(piece.senses, context) else { return at + 1 };
        let Some(actor) = self.table.actor(person) else { return at + 1 };
        if let Some((start, word)) = prefix {
            return self.partisans(at, piece, start, word, person, actor);
        }
        if let Some(next) = self.forces_of(piece.start, piece.end, at + 1, person) {
            return next;
        }
        let form = if self.is_compound(piece.end) { Form::Compound } else { Form::Name };
        self.push(piece.start..piece.end, Cow::Borrowed(actor), form, None);
        at + 1
    }

    /// "Gaddafi's forces", "the Obama administration": after a person's name that ends at token `end`.
    fn forces_of(&mut self, start: usize, end: usize, next: usize, person: u32) -> Option<usize> {
        let head = self.head(next, self.possessive(end), None);
        let ruled = head.collective.filter(|_| head.office.is_none())?;
        if !matches!(ruled.class, Class::Government | Class::Forces) {
            return None;
        }
        let of = self.table.command(person, self.day)?;
        let (who, form) = self.collective(of, ruled.class);
        self.push(start..head.collective_end, who, form, None);
        Some(head.next)
    }

    /// "pro-Gaddafi forces", "anti-Assad rebels".
    fn partisans(
        &mut self,
        at: usize,
        piece: Piece<'g>,
        start: usize,
        prefix: &str,
        person: u32,
        actor: &'g Actor,
    ) -> usize {
        let head = self.head(at + 1, piece.end, None);
        if let (Some(role), None, Some(of)) = (head.collective, head.office, self.table.command(person, self.day)) {
            let class = match prefix {
                "pro" | "Pro" => Class::Forces,
                _ => Class::Rebels,
            };
            if role.class != Class::People {
                let (who, form) = self.collective(of, class);
                self.push(start..head.collective_end, who, form, None);
                return head.next;
            }
        }
        self.push(start..piece.end, Cow::Borrowed(actor), Form::Compound, None);
        at + 1
    }

    /// Reads roles, modifiers and a name from piece `next` at token `token` on.
    fn head(&self, mut next: usize, mut token: usize, of: Option<u32>) -> Head<'g> {
        let mut head = Head { end: token, next, ..Head::default() };
        while let Some(&piece) = self.pieces.get(next).filter(|piece| piece.start == token) {
            let Some(role) = self.role(piece) else { break };
            match role.class {
                Class::Opener => break,
                Class::Modifier => {}
                Class::Former => head.former = true,
                Class::Office | Class::Person | Class::Title => {
                    let keep = head.office.filter(|office| office.class == Class::Office && role.class == Class::Title);
                    head.office = Some(keep.unwrap_or(role));
                }
                _ if head.office.is_some() => break,
                _ => {
                    let opposed = |role: &&Role| matches!(role.class, Class::Rebels | Class::Militants);
                    let joined = (head.collective, role.class);
                    head.collective = match joined {
                        (Some(kept), Class::Forces | Class::Government | Class::People) if opposed(&kept) => Some(kept),
                        (Some(kept), Class::Militants) if kept.class == Class::Rebels => Some(kept),
                        // "government officials" are the government
                        (Some(kept), Class::People) => Some(kept),
                        _ => Some(role),
                    };
                    head.collective_end = piece.end;
                }
            }
            next += 1;
            token = self.after_stop(piece.end);
            if !matches!(role.class, Class::Modifier | Class::Former) {
                (head.end, head.next) = (piece.end, next);
            } else if head.end < piece.start && head.office.is_none() && head.collective.is_none() {
                continue;
            }
        }
        let Some(office) = head.office else { return head };
        let titles = !matches!(office.class, Class::Person);
        let offices = if titles { office.offices.as_slice() } else { &[] };
        let context = Context { of, offices, title: office.title(), day: self.day };
        let token = self.after_stop(head.end);
        if let Some((person, known, end, next)) = self.person_at(head.next, token, context) {
            (head.person, head.number, head.end, head.next) = (Some(person), known, end, next);
        }
        head
    }

    /// The person whose name begins at a token: who, whether known, one past the last token, the next piece.
    fn person_at(
        &self,
        next: usize,
        token: usize,
        context: Context<'_>,
    ) -> Option<(Cow<'g, Actor>, Option<u32>, usize, usize)> {
        let piece = self.pieces.get(next).copied().filter(|piece| piece.start == token);
        let run = self.unknown_name(token);
        if let Some(piece) = piece {
            let role =
                self.role(piece).is_some() && !piece.senses.iter().any(|sense| matches!(sense, Sense::Surname { .. }));
            if role || piece.senses.contains(&Sense::Block) {
                return None;
            }
            let longer =
                run.is_some_and(|end| end > piece.end && !self.pieces.iter().any(|other| other.start == piece.end));
            let full = piece.senses.iter().any(|sense| matches!(sense, Sense::Actor { .. }));
            if full || !longer {
                if let Some(person) = self.table.choose(piece.senses, context) {
                    return Some((Cow::Borrowed(self.table.actor(person)?), Some(person), piece.end, next + 1));
                }
                if piece.senses.iter().any(|sense| self.is_holder(sense)) && !longer {
                    return None;
                }
            }
        }
        let end = run?;
        let span = self.tokens.get(token)?.start as usize..self.tokens.get(end - 1)?.end as usize;
        let name = self.text.get(span)?.split_whitespace().collect::<Vec<_>>().join(" ");
        let of = context.of.and_then(|of| self.table.actor(of)).and_then(|of| of.code.clone());
        let next = self.pieces.iter().position(|piece| piece.start >= end).unwrap_or(self.pieces.len());
        Some((Cow::Owned(Actor { name, code: of, kind: ActorKind::Person }), None, end, next))
    }

    /// One past the last token of a run of capitalised words, with the particles and signs inside names.
    fn unknown_name(&self, from: usize) -> Option<usize> {
        const PARTICLES: &[&str] = &[
            "al", "el", "bin", "ibn", "ben", "de", "del", "da", "di", "dos", "van", "von", "der", "ul", "ur", "abu",
            "ould", "uz",
        ];
        let mut end = None;
        let mut at = from;
        let mut words = 0;
        while let Some(token) = self.tokens.get(at).filter(|_| words < 6) {
            let word = token.of(self.text);
            let joined = matches!(word, "-" | "'" | "’") && !token.spaced && end == Some(at);
            let initial = word == "." && end == Some(at) && self.word(at - 1).len() == 1;
            if joined {
                let next = self.tokens.get(at + 1).filter(|next| !next.spaced && next.kind == TokenKind::Word);
                let next = next.map_or("", |next| next.of(self.text));
                if next.len() < 2 || (word != "-" && !is_capitalised(next)) {
                    break;
                }
                if !is_capitalised(next) && !PARTICLES.contains(&next) {
                    // "Ki-moon"
                    end = Some(at + 2);
                    at += 2;
                    continue;
                }
                at += 1;
                continue;
            }
            if initial {
                end = Some(at + 1);
            } else if is_capitalised(word) {
                if words > 0 || !self.opens(at) {
                    if words > 0 && self.opens(at) {
                        break;
                    }
                    end = Some(at + 1);
                } else {
                    break;
                }
            } else if (token.spaced || word != "-") && !PARTICLES.contains(&word) {
                break;
            }
            words += usize::from(token.kind == TokenKind::Word);
            at += 1;
        }
        end
    }

    /// Whether a token is a word that may be capitalised without being a name, or a role.
    fn opens(&self, at: usize) -> bool {
        let covering = |piece: &&Piece<'g>| piece.start <= at && at < piece.end;
        self.pieces.iter().find(covering).is_some_and(|piece| self.role(*piece).is_some())
    }

    /// Whether a surname stands without an unknown first name before it or, a common one, another name after it.
    fn stands_alone(&self, piece: Piece<'g>) -> bool {
        let last = piece.start.checked_sub(1);
        let known = self.pieces.iter().any(|other| Some(other.end) == last.map(|last| last + 1));
        let before = last.is_some_and(|last| {
            is_capitalised(self.word(last)) && self.tokens.get(last).is_some_and(|token| token.kind == TokenKind::Word)
        });
        if before && !known {
            return false;
        }
        let common = piece
            .senses
            .iter()
            .all(|sense| !matches!(sense, Sense::Surname { common: crate::actor::phrase::Common::Rare, .. }));
        let after = is_capitalised(self.word(piece.end));
        let known = self.pieces.iter().any(|other| other.start == piece.end);
        !(common && after && !known)
    }

    /// Whether a state's name is part of a person's or firm's: "Jordan Smith", "Michael Jordan", "Chad Brown".
    fn is_part_of_name(&self, piece: Piece<'g>) -> bool {
        const FIRST_NAMES: &[&str] =
            &["Jordan", "Chad", "Georgia", "Israel", "China", "Paris", "Sydney", "Florence", "India", "Kenya"];
        if piece.end - piece.start != 1 || !FIRST_NAMES.contains(&self.word(piece.start)) {
            return false;
        }
        let touching = |token: usize| {
            let covered = self.pieces.iter().any(|other| other.start <= token && token < other.end);
            let token = self.tokens.get(token);
            token.is_some_and(|token| token.kind == TokenKind::Word && is_capitalised(token.of(self.text))) && !covered
        };
        let after = self.tokens.get(piece.end).is_some_and(|token| token.spaced) && touching(piece.end);
        after || piece.start.checked_sub(1).is_some_and(|last| last > 0 && touching(last))
    }

    /// Whether a short name in capitals is only a word of a line in capitals: "CONTACT US", "WHO IS THIS".
    fn shouted(&self, start: usize, end: usize) -> bool {
        let word = self.word(start);
        if end - start != 1 || !matches!(word, "US" | "IS" | "WHO" | "PA" | "AU") {
            return false;
        }
        let loud = |at: Option<usize>| {
            let word = at.map_or("", |at| self.word(at));
            word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        match word {
            "US" => loud(start.checked_sub(1)) && !loud(Some(end)),
            _ => loud(start.checked_sub(1)) || loud(Some(end)),
        }
    }

    /// "pro" in "pro-Gaddafi": where it begins, and the word.
    fn prefix(&self, start: usize) -> Option<(usize, &'t str)> {
        let hyphen = start.checked_sub(1)?;
        let word = hyphen.checked_sub(1)?;
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        let prefixes = ["pro", "anti", "non", "Pro", "Anti"];
        let prefix = self.word(word);
        (self.word(hyphen) == "-" && glued(hyphen) && glued(start) && prefixes.contains(&prefix))
            .then_some((word, prefix))
    }

    /// Whether a hyphen after a name makes it the first part of an adjective: "U.S.-led", but not "Russian-Turkish".
    fn is_compound(&self, end: usize) -> bool {
        let glued = |at: usize| self.tokens.get(at).is_some_and(|token| !token.spaced);
        let lower = self.word(end + 1).bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        self.word(end) == "-" && glued(end) && glued(end + 1) && lower
    }

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.of(self.text))
    }

    /// One past a possessive mark at `at`.
    fn possessive(&self, at: usize) -> usize {
        let mark =
            self.tokens.get(at).is_some_and(|token| !token.spaced) && matches!(self.word(at), "'" | "’" | "‘" | "`");
        if !mark {
            return at;
        }
        let s = self.tokens.get(at + 1).is_some_and(|token| !token.spaced) && matches!(self.word(at + 1), "s" | "S");
        if s { at + 2 } else { at + 1 }
    }

    /// One past the stop of an abbreviated title at `at`.
    fn after_stop(&self, at: usize) -> usize {
        let stop = self.tokens.get(at).is_some_and(|token| !token.spaced) && self.word(at) == ".";
        let short = at.checked_sub(1).is_some_and(|last| self.word(last).len() <= 4);
        if stop && short { at + 1 } else { at }
    }

    fn push(&mut self, tokens: Range<usize>, actor: Cow<'g, Actor>, form: Form, place: Option<&'g Actor>) {
        self.found.push(Naming { tokens, actor, form, place });
    }

    /// Makes one naming of an office and the name beside it: "the Turkish president, Recep Tayyip Erdogan,".
    fn join_appositions(&mut self) {
        let mut joined: Vec<Naming<'g>> = Vec::with_capacity(self.found.len());
        for naming in std::mem::take(&mut self.found) {
            if let Some(last) = joined.last_mut()
                && self.is_apposition(last, &naming)
            {
                last.tokens.end = naming.tokens.end;
                if naming.form != Form::Office {
                    (last.actor, last.form) = (naming.actor, naming.form);
                }
                continue;
            }
            joined.push(naming);
        }
        self.found = joined;
    }

    fn is_apposition(&self, first: &Naming<'g>, second: &Naming<'g>) -> bool {
        let gap = first.tokens.end..second.tokens.start;
        let comma = self.word(gap.start) == ",";
        let apart = match gap.len() {
            1 => !comma,
            2 => !comma || !matches!(self.word(gap.start + 1), "the" | "a" | "its"),
            _ => true,
        };
        let person = |naming: &Naming<'g>| {
            matches!(naming.form, Form::Name | Form::Unknown) && naming.actor.kind == ActorKind::Person
        };
        let office = |naming: &Naming<'g>| naming.form == Form::Office;
        let pair = (person(first) && office(second)) || (office(first) && person(second));
        let same = first.actor.name == second.actor.name;
        let state = first.actor.code.is_some() && first.actor.code == second.actor.code;
        !apart && pair && (same || state)
    }
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
