//! The tagger: texts in, time expressions with values out.

use once_cell::sync::Lazy;

use crate::document::{Anchor, DocumentType};
use crate::temporal::expression::Expression;
use crate::temporal::finder::Finder;
use crate::temporal::genre::{document_type, is_typed};
use crate::temporal::lexicon;
use crate::temporal::resolver::{Resolver, hull};
use crate::temporal::senses::Senses;
use crate::temporal::{Options, Timex};
use crate::text::{Layout, Scan, Scanner};

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

/// The words of time alone, for texts that are only tagged.
static TIME: Lazy<(Scanner, Senses)> = Lazy::new(|| {
    let scanner = Scanner::new(lexicon::heads().map(|word| (word, HEAD)), lexicon::words());
    let senses = Senses::of(scanner.vocabulary());
    (scanner, senses)
});
/// The class of heads among them.
const HEAD: u8 = 1;

impl Tagger {
    /// A tagger of news.
    pub fn new() -> Self {
        Self::default()
    }

    /// A tagger that reads dates as the options say.
    pub fn with(options: Options) -> Self {
        Tagger { options }
    }

    /// The time expressions of a text.
    pub fn tag(&self, text: &str, anchor: Option<&Anchor>) -> Vec<Timex> {
        self.resolve(&self.find(&Layout::new(text)), anchor, None)
    }

    /// The expressions of a text, in order. One that talk alone tells as time ([`Expression::only`]) may hold others, which are
    /// what other documents tell.
    pub fn find(&self, layout: &Layout<'_>) -> Vec<Expression> {
        let (scanner, senses) = &*TIME;
        self.find_among(layout, &scanner.scan(layout), HEAD, senses)
    }

    /// The same of a text whose words have been looked up, and in which hits on heads have a class.
    pub(crate) fn find_among(&self, layout: &Layout<'_>, scan: &Scan, head: u8, senses: &Senses) -> Vec<Expression> {
        let mut finder = Finder::new(layout.text(), senses, &self.options);
        // A sentence tells of about one.
        let mut found = Vec::with_capacity(scan.with(head).count());
        for sentence in scan.with(head) {
            finder.find(scan.tokens(sentence), |offset| layout.section(offset), &mut found);
        }
        if is_typed(layout.text(), &found) {
            found.iter_mut().for_each(|one| one.typed = true);
        }
        found
    }

    /// The values of expressions against an anchor; the same expressions can be resolved again against another.
    ///
    /// The document's type is `kind`, else the options', else what the expressions themselves look like.
    ///
    /// ```
    /// use dateline::temporal::Tagger;
    /// use dateline::text::Layout;
    ///
    /// let tagger = Tagger::new();
    /// let expressions = tagger.find(&Layout::new("The truce of last Friday held for two days."));
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
