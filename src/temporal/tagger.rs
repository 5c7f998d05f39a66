//! The tagger: texts in, time expressions with values out.

use once_cell::sync::Lazy;

use crate::document::{Anchor, DocumentType};
use crate::temporal::expression::Expression;
use crate::temporal::finder::Finder;
use crate::temporal::genre::document_type;
use crate::temporal::resolver::{Resolver, hull};
use crate::temporal::{Options, Timex, lexicon};
use crate::text::{Hit, Layout, Scanner};

/// Finds and resolves time expressions.
///
/// ```
/// use dateline::temporal::Tagger;
///
/// let tagger = Tagger::new();
/// let timexes = tagger.tag("Putin called Obama on Wednesday.", Some(&"2016-07-07".parse()?));
/// assert_eq!(timexes[0].value.map(|value| value.to_string()).as_deref(), Some("2016-07-06"));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tagger {
    options: Options,
}

/// The heads alone, for texts that are only tagged.
static SCANNER: Lazy<Scanner> = Lazy::new(|| Scanner::new(Tagger::new().heads().map(|word| (word, 0))));

impl Tagger {
    /// A tagger of news.
    pub fn new() -> Self {
        Self::default()
    }

    /// A tagger that reads dates as the options say.
    pub fn with(options: Options) -> Self {
        Tagger { options }
    }

    /// The words and digits without which a sentence holds no time expression, lower case.
    pub fn heads(&self) -> impl Iterator<Item = &'static str> {
        lexicon::heads()
    }

    /// A scanner of the heads.
    pub(crate) fn scanner() -> &'static Scanner {
        &SCANNER
    }

    /// The time expressions of a text.
    pub fn tag(&self, text: &str, anchor: Option<&Anchor>) -> Vec<Timex> {
        let expressions = self.find(&Layout::new(text), SCANNER.scan(text));
        self.resolve(&expressions, anchor, None)
    }

    /// The expressions in the sentences around the hits, in order. One that talk alone tells as time
    /// ([`Expression::only`]) may hold others, which are what other documents tell.
    pub fn find(&self, layout: &Layout<'_>, hits: impl IntoIterator<Item = Hit>) -> Vec<Expression> {
        let mut finder = Finder::default();
        let mut found = Vec::new();
        let mut read = 0;
        for hit in hits {
            if hit.span.start < read {
                continue;
            }
            let sentence = layout.sentence(hit.span.start);
            read = sentence.end.max(hit.span.end);
            finder.find(layout.text(), sentence, |offset| layout.section(offset), &self.options, &mut found);
        }
        found
    }

    /// The values of expressions against an anchor; the same expressions can be resolved again against another.
    ///
    /// The document's type is `kind`, else the options', else what the expressions themselves look like.
    ///
    /// ```
    /// use dateline::temporal::Tagger;
    /// use dateline::text::{Layout, Scanner};
    ///
    /// let tagger = Tagger::new();
    /// let scanner = Scanner::new(tagger.heads().map(|word| (word, 0)));
    /// let text = "The truce of last Friday held for two days.";
    /// let expressions = tagger.find(&Layout::new(text), scanner.scan(text));
    /// let values = |anchor: &str| {
    ///     let timexes = tagger.resolve(&expressions, Some(&anchor.parse().unwrap()), None);
    ///     timexes.iter().filter_map(|timex| timex.value).map(|value| value.to_string()).collect::<Vec<_>>()
    /// };
    /// assert_eq!(values("2016-07-07"), ["2016-07-01", "P2D"]);
    /// assert_eq!(values("2011-03-18"), ["2011-03-11", "P2D"]);
    /// ```
    pub fn resolve(
        &self,
        expressions: &[Expression],
        anchor: Option<&Anchor>,
        kind: Option<DocumentType>,
    ) -> Vec<Timex> {
        let kind = kind.or(self.options.document_type).unwrap_or_else(|| document_type(expressions, anchor));
        let mut resolver = Resolver::new(anchor, kind, &self.options);
        let mut timexes: Vec<Timex> = Vec::with_capacity(expressions.len());
        let mut open = false;
        let told = |expression: &Expression| expression.only.is_none_or(|only| only == kind);
        for (index, expression) in expressions.iter().enumerate().filter(|(_, one)| told(one)) {
            // What lies within one that talk alone tells.
            if timexes.last().is_some_and(|last| expression.span.start < last.span.end) {
                continue;
            }
            let apart = |next: &&Expression| next.span.start >= expression.span.end;
            let next = expressions.get(index + 1).filter(|next| expression.opens_range && told(next)).filter(apart);
            let timex = resolver.resolve(expression, next);
            let first = timexes.last_mut().filter(|_| open);
            open = next.is_some();
            if let Some(first) = first {
                first.begin = first.value;
                first.end_value = timex.value;
                let days = hull(first.interval, timex.interval);
                let ordered = days.is_some_and(|days| days.start == first.interval.and_then(|interval| interval.start));
                first.range = days.filter(|_| ordered);
            }
            timexes.push(timex);
        }
        timexes.retain(|timex| self.options.types.holds(timex.kind));
        timexes
    }
}
