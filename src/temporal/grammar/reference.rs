//! Vague times: "now", "recently", "the future", "recent years".

use crate::calendar::{Amount, Duration, Reference, Seek, Unit};
use crate::document::DocumentType;
use crate::temporal::Expr;
use crate::temporal::cue::is_told_past;
use crate::temporal::grammar::phrase::Phrase;
use crate::temporal::grammar::sign::signs;
use crate::temporal::grammar::words::{Parsed, Words};
use crate::temporal::lexeme::Function as F;
use crate::temporal::sorts::Sorts as S;

impl Words<'_> {
    /// Past, present and future without a date.
    pub(crate) fn reference(&self, at: usize) -> Parsed<Phrase> {
        let found = |reference, end| Some((Phrase::new(Expr::Reference(reference)), end));
        let the = if self.is(at, F::The) { at + 1 } else { at };
        if self.says(at, "right") && self.is(at + 1, F::Now) {
            return found(Reference::Present, at + 2);
        }
        // "will one day", "they will leave one day"
        let one = self.says(at, "one") || self.is(at, F::Some);
        if one
            && self.says(at + 1, "day")
            && (at.saturating_sub(6)..at).any(|at| self.is(at, F::Will))
            && (self.before(at, &[F::Will]) || !self.is_word(at + 2))
        {
            return found(Reference::Future, at + 2);
        }
        if self.after(at).meet(S::OFFSET)
            && let Some(end) = self.while_ago(at)
        {
            return found(Reference::Past, end);
        }
        // "the other day"
        let other = the > at && self.says(the, "other") && self.is_singular_unit(the + 1);
        if other && !self.before(at, &[F::On]) && !self.is(the + 2, F::Of) {
            return found(Reference::Past, the + 2);
        }
        match self.function(the) {
            // "its current share", "the then current price"
            F::Current
                if the == at
                    && self.is_word(at + 1)
                    && self.lexeme(at + 1).unit.is_none()
                    && !self.says(at + 1, "fiscal") =>
            {
                found(if self.before(at, &[F::Then]) { Reference::Past } else { Reference::Present }, at + 1)
            }
            // History writing tells such adjectives as time; news does not.
            F::Former | F::Recent | F::Future
                if the == at && self.is_word(at + 1) && self.lexeme(at + 1).unit.is_none() =>
            {
                let reference = if self.is(at, F::Future) { Reference::Future } else { Reference::Past };
                Some((Phrase::new(Expr::Reference(reference)).only(DocumentType::Narrative), at + 1))
            }
            // "Now, they have no say": so is talk opened.
            F::Now if self.says(at, "now") && self.sign(at + 1, signs!(",")) && !(0..at).any(|at| self.is_word(at)) => {
                None
            }
            F::Now if the == at => found(Reference::Present, at + 1),
            // "until then": what the text last spoke of.
            F::Then if self.before(at, &[F::Until]) => Some((Phrase::new(Expr::Memory), at + 1)),
            // "at a later date"
            F::A if self.is(at + 1, F::Later) && self.says(at + 2, "date") => found(Reference::Future, at + 3),
            F::Recently if the == at => found(Reference::Past, at + 1),
            F::More if self.is(at + 1, F::Recently) => found(Reference::Past, at + 2),
            F::Soon
                if the == at
                    && !is_told_past(self, at)
                    && !self.before(at, &[F::About])
                    && !self.says(at + 1, "after")
                    && !self.says(at.wrapping_sub(1), "as")
                    && !self.says(at.wrapping_sub(1), "too")
                    && !self.says(at.wrapping_sub(1), "how") =>
            {
                found(Reference::Future, at + 1)
            }
            F::Recent if self.says(the + 1, "times") => found(Reference::Past, the + 2),
            F::Recent => self.recent(the),
            F::Coming if self.lexeme(the + 1).plural && self.unit(the + 1).is_some() => {
                // "in coming months" is the future, "in the coming months" a stretch of it.
                if the == at {
                    return found(Reference::Future, at + 2);
                }
                let unit = self.unit(the + 1)?;
                let few = Duration::new(Amount::Unknown, unit);
                Some((Phrase::new(Expr::Stretch(few, Seek::After, Box::new(Expr::Anchor))), the + 2))
            }
            F::Future if the > at && !self.is(the + 1, F::Of) => found(Reference::Future, the + 1),
            F::None if the > at && self.says(the, "near") && self.is(the + 1, F::Future) => {
                found(Reference::Future, the + 2)
            }
            F::Future if the == at && self.lexeme(at + 1).unit.is_some() => found(Reference::Future, at + 2),
            F::Past if the > at && !self.is(the + 1, F::Of) && self.amount(the + 1).is_none() => {
                found(Reference::Past, the + 1)
            }
            F::Past if the == at && self.lexeme(at + 1).plural && self.unit(at + 1).is_some() => {
                found(Reference::Past, at + 2)
            }
            F::Moment if the > at && self.before(at, &[F::At, F::For]) => found(Reference::Present, the + 1),
            F::These if self.says(at + 1, "days") => found(Reference::Present, at + 2),
            // "at the same time"
            F::Same if the > at && self.says(the + 1, "time") && self.before(at, &[F::At]) => {
                Some((Phrase::new(Expr::Memory).only(DocumentType::Narrative), the + 2))
            }
            // "in present-day Iraq"
            F::Present if the == at && self.says(self.skip_hyphen(at + 1), "day") => {
                let end = self.skip_hyphen(at + 1) + 1;
                Some((Phrase::new(Expr::Reference(Reference::Present)).only(DocumentType::Narrative), end))
            }
            // "during this period", "at that time": what the story last spoke of.
            F::This | F::That
                if (self.says(at + 1, "time") || self.is(at + 1, F::Period))
                    && self.before(at, &[F::At, F::During, F::By, F::From, F::In]) =>
            {
                Some((Phrase::new(Expr::Memory).only(DocumentType::Narrative), at + 2))
            }
            F::Present if the == at && self.before(at, &[F::At]) && !self.is_word(at + 1) => {
                found(Reference::Present, at + 1)
            }
            F::Present if the > at && self.before(at, &[F::At]) => found(Reference::Present, the + 1),
            F::Time if the > at && self.before(at, &[F::At]) && !self.is(the + 1, F::Of) => {
                Some((Phrase::new(Expr::Reference(Reference::Past)), the + 1))
            }
            _ => None,
        }
    }

    /// The end of "a short time ago", "a while ago", "moments ago", "long ago".
    fn while_ago(&self, at: usize) -> Option<usize> {
        let says = |at: usize, words: &[&str]| words.iter().any(|word| self.says(at, word));
        let start = if self.any(at, &[F::A, F::Some]) { at + 1 } else { at };
        let time = start + usize::from(says(start, &["short", "long", "little"]));
        let told = self.is(time, F::Moment) || says(time, &["time", "while", "bit"]);
        let end = time + usize::from(told);
        // "not that long ago"
        let denied = at > 0 && says(at - 1, &["that", "so", "too", "as", "how"]);
        let led = told && (start > at || self.says(time, "moments")) || self.says(start, "long");
        (led && !denied && self.is(end, F::Ago)).then_some(end + 1)
    }

    /// "recent years", "recent weeks and months".
    fn recent(&self, recent: usize) -> Parsed<Phrase> {
        let mut end = recent + 1;
        let lexeme = self.lexeme(end);
        if lexeme.unit.is_some() && lexeme.plural {
            end += 1;
            if self.is(end, F::And) && self.lexeme(end + 1).plural && self.unit(end + 1).is_some() {
                end += 2;
            }
            let unit = self.unit(recent + 1)?;
            let vague = if end == recent + 2 {
                Expr::Stretch(Duration::vague(unit), Seek::Before, Box::new(Expr::Anchor))
            } else {
                Expr::Reference(Reference::Past)
            };
            return Some((Phrase::new(vague), end));
        }
        None
    }

    /// "the near term", "the long term".
    pub(crate) fn term(&self, at: usize) -> Parsed<Phrase> {
        let the = if self.is(at, F::The) { at + 1 } else { return None };
        let term =
            self.is(the + 1, F::Term) && (self.says(the, "near") || self.says(the, "short") || self.is(the, F::Long));
        term.then(|| (Phrase::new(Expr::Reference(Reference::Future)), the + 2))
    }

    /// Whether a unit is one that names stretches of days.
    pub(crate) fn is_calendar_unit(unit: Unit) -> bool {
        !matches!(unit, Unit::Second | Unit::Minute | Unit::Hour | Unit::Unknown)
    }
}
