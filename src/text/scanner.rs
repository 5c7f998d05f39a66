//! One pass over the text that cuts its words, looks each up, and finds every place where anything can matter.

use crate::Span;
use crate::eights::{eight, eight_at, kept, small};
use crate::text::scan::{Scan, Stretch};
use crate::text::token::cut;
use crate::text::vocabulary::{FIRST, Vocabulary};
use crate::text::{Layout, Token, TokenKind};

/// A word that a stage looks for and that stands in the text as a whole word, or a digit that begins a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Hit {
    /// Where it stands.
    pub(crate) span: Span,
    /// The class under which the word was given to [`Scanner::new`].
    pub(crate) class: u8,
}

/// The words of all later stages: those that they look for, and those that they know.
///
/// A word that is looked for begins with a letter and may go on with anything (`cease-fire`, `a while`); case does not matter
/// (ASCII). It counts only where no letter touches it on either side, and of two that begin at one place, the longer one does.
/// A digit stands for every number that begins with it. Nothing else is found.
#[derive(Debug, Clone)]
pub(crate) struct Scanner {
    vocabulary: Vocabulary,
    /// What follows runs of letters in the words looked for, by their numbers from [`FIRST`] on; runs that begin none of them
    /// have higher ones.
    runs: Vec<Run>,
    /// What follows runs of letters in longer words, those of one run together, the longest first, with the word's class.
    rests: Vec<Rest>,
    digits: [u8; 10],
}

/// What a run of letters begins.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// Where the rests of longer words begin, and how many there are.
    first: u32,
    count: u32,
    /// The class of the run itself; 0 where only longer words are looked for.
    class: u8,
}

/// What follows a run of letters in a longer word.
#[derive(Debug, Clone)]
struct Rest {
    /// Its first eight bytes, or fewer.
    head: u64,
    bytes: Box<[u8]>,
    class: u8,
}

impl Scanner {
    /// A scanner of words that are looked for, each with the class (bits, of which some are set) that its hits are to carry, and
    /// of runs of letters that are only known, as are those that it learns later. A word told twice has the bits of both.
    pub(crate) fn new<'w>(
        wanted: impl IntoIterator<Item = (&'w str, u8)>,
        known: impl IntoIterator<Item = &'w str>,
    ) -> Self {
        let (wanted, known): (Vec<_>, Vec<_>) = (wanted.into_iter().collect(), known.into_iter().collect());
        let mut vocabulary = Vocabulary::with_room(wanted.len() + known.len());
        let mut digits = [0; 10];
        let mut followed: Vec<(u32, Box<[u8]>, u8)> = Vec::with_capacity(wanted.len());
        for (word, class) in wanted {
            let letters = word.find(|char: char| !char.is_alphabetic()).unwrap_or(word.len());
            let (first, rest) = word.split_at(letters);
            match (first, rest.as_bytes()) {
                ("", [digit @ b'0'..=b'9']) => digits[usize::from(digit - b'0')] |= class,
                ("", _) => {}
                (first, rest) => followed.push((vocabulary.add(first), rest.to_ascii_lowercase().into(), class)),
            }
        }
        let runs = vocabulary.len();
        let mut scanner = Scanner { vocabulary, runs: Vec::new(), rests: Vec::new(), digits };
        for run in known {
            scanner.learn(run);
        }
        followed.sort_by(|(one, rest, _), (other, longer, _)| {
            one.cmp(other).then(longer.len().cmp(&rest.len())).then_with(|| rest.cmp(longer))
        });
        followed.dedup_by(|again, first| {
            let same = (again.0, &again.1) == (first.0, &first.1);
            if same {
                first.2 |= again.2;
            }
            same
        });
        scanner.runs = vec![Run::default(); runs - FIRST as usize];
        for (number, rest, class) in followed {
            let run = &mut scanner.runs[(number - FIRST) as usize];
            if rest.is_empty() {
                run.class = class;
            } else {
                run.first = if run.count == 0 { scanner.rests.len() as u32 } else { run.first };
                run.count += 1;
                scanner.rests.push(Rest { head: eight(&rest), bytes: rest, class });
            }
        }
        scanner
    }

    /// Learns a further run of letters that is only known; its number is higher than all before if it is new.
    pub(crate) fn learn(&mut self, run: &str) -> u32 {
        self.vocabulary.add(run)
    }

    /// All runs of letters that are known, with their numbers.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The words of a text, sentence by sentence, and the hits among them, in order, without overlap.
    pub(crate) fn scan(&self, layout: &Layout<'_>) -> Scan {
        let (text, sentences) = (layout.text(), layout.sentences());
        let mut tokens = Vec::with_capacity(text.len() / 4);
        let mut stretches = Vec::with_capacity(sentences.len() + 1);
        let mut reading = Reading { scanner: self, text, hits: Vec::new(), classes: 0, seen: 0 };
        // What only white space parts is cut as one: some kibibytes, whose tokens are still at hand afterwards, as far as tokens reach.
        let joint = |one: &Span, next: &Span| {
            one.end < next.start && one.end / STRETCH == next.end / STRETCH && u32::try_from(next.end).is_ok()
        };
        for run in sentences.chunk_by(joint) {
            let ([first, .., last] | [first @ last]) = run else { continue };
            let mut next = tokens.len();
            cut(text, Span::new(first.start, last.end), &self.vocabulary, &mut tokens);
            for sentence in run {
                let (token, hit) = (next, reading.hits.len());
                reading.classes = 0;
                while let Some(token) = tokens.get(next).filter(|token| (token.start as usize) < sentence.end) {
                    reading.look(token);
                    next += 1;
                }
                stretches.push(Stretch { token: token as u32, hit: hit as u32, classes: reading.classes });
            }
        }
        let hits = reading.hits;
        stretches.push(Stretch { token: tokens.len() as u32, hit: hits.len() as u32, classes: 0 });
        Scan { tokens, hits, sentences: stretches }
    }
}

/// Sentences are cut together that lie in one such stretch of a text.
const STRETCH: usize = 4096;

/// A text while it is scanned.
struct Reading<'s> {
    scanner: &'s Scanner,
    text: &'s str,
    hits: Vec<Hit>,
    /// The classes of the sentence's hits so far.
    classes: u8,
    /// The end of the last hit, which may be of several words.
    seen: usize,
}

impl Reading<'_> {
    /// Notes what is looked for and begins with a token.
    #[inline(always)]
    fn look(&mut self, token: &Token) {
        if let Some(&run) = self.scanner.runs.get(token.word.wrapping_sub(FIRST) as usize) {
            self.hit(run, token.start as usize, token.end as usize);
        } else if token.kind == TokenKind::Number {
            self.number(token.start as usize);
        }
    }

    /// Notes the longest word that begins with a run of letters, if all of it stands there.
    fn hit(&mut self, run: Run, start: usize, end: usize) {
        if start < self.seen {
            return;
        }
        let rests = self.scanner.rests.get(run.first as usize..(run.first + run.count) as usize).unwrap_or_default();
        let bytes = self.text.as_bytes();
        let head = if rests.is_empty() { 0 } else { small(eight_at(bytes, end)) };
        let stands = |rest: &&Rest| {
            let whole = end + rest.bytes.len();
            kept(head, rest.bytes.len()) == rest.head
                && bytes.get(end..whole).is_some_and(|text| text.eq_ignore_ascii_case(&rest.bytes))
                && ends(self.text, whole)
        };
        let longer = rests.iter().find(stands).map(|rest| (end + rest.bytes.len(), rest.class));
        let (end, class) = longer.unwrap_or((end, run.class));
        if class != 0 {
            (self.seen, self.classes) = (end, self.classes | class);
            self.hits.push(Hit { span: Span::new(start, end), class });
        }
    }

    /// Notes the digit that a number begins with.
    fn number(&mut self, start: usize) {
        let digit = self.text.as_bytes().get(start).copied().unwrap_or_default().wrapping_sub(b'0');
        let class = self.scanner.digits.get(usize::from(digit)).copied().unwrap_or_default();
        if class != 0 && start >= self.seen {
            self.classes |= class;
            self.hits.push(Hit { span: Span::new(start, start + 1), class });
        }
    }
}

/// Whether no letter stands at `at`.
fn ends(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphabetic(),
        Some(_) => !text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic),
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8)]) {
        let words = [("may", 1), ("a while", 2), ("cease-fire", 4), ("cease", 8), ("1", 16), ("disengaged", 32)];
        let words = words.into_iter().chain([("disengages", 64), ("été", 128), ("May", 1), ("+", 1)]);
        let scanner = Scanner::new(words, ["peace"]);
        let hits = scanner.scan(&Layout::new(text)).hits;
        let hits: Vec<_> = hits.iter().map(|hit| (hit.span.of(text).unwrap_or_default(), hit.class)).collect();
        assert_eq!(hits, expected, "{text:?}");
    }

    #[test]
    fn words_are_whole() {
        check("", &[]);
        check("may", &[("may", 1)]);
        check("Maybe MAY, dismay", &[("MAY", 1)]);
        check("“May” émay mayé naïve", &[("May", 1)]);
        check("5may may5", &[("may", 1), ("may", 1)]);
        check("A while, a whiles, a", &[("A while", 2)]);
        check("a cease-fire; cease-fires cease", &[("cease-fire", 4), ("cease", 8), ("cease", 8)]);
        check("CEASE, cease-ups: Cease’s “cease”", &[("CEASE", 8), ("cease", 8), ("Cease", 8), ("cease", 8)]);
        check("It disengaged, disengages and disengaging", &[("disengaged", 32), ("disengages", 64)]);
        check("l'été, étés", &[("été", 128)]);
        check("+", &[]);
    }

    #[test]
    fn a_digit_stands_for_its_number() {
        check("1911, 2011 and 11", &[("1", 16), ("1", 16)]);
        check("x1 é1", &[("1", 16), ("1", 16)]);
    }

    #[test]
    fn a_sentence_has_the_words_that_it_has_alone() {
        let story = "“Идлиб” fell.The army—of 2,000—left ｎｏｗ! \u{a0}É was… «Truce»?\u{2003}A mayé counterrevolutionary’s telecommunications.\n\n";
        let texts = [story.repeat(90), "x".repeat(5000) + story, "é".repeat(3000), story.repeat(9).replace(' ', "")];
        let scanner = Scanner::new([("may", 1), ("truce", 2), ("2", 4)], ["army"]);
        for text in texts {
            let layout = Layout::new(&text);
            let scan = scanner.scan(&layout);
            for (number, sentence) in layout.sentences().iter().enumerate() {
                let mut alone = Vec::new();
                cut(&text, *sentence, scanner.vocabulary(), &mut alone);
                assert_eq!(scan.tokens(number), alone, "{:?}", sentence.of(&text));
                assert!(scan.hits(number).iter().all(|hit| sentence.covers(hit.span)));
                let classes = scan.hits(number).iter().fold(0, |classes, hit| classes | hit.class);
                assert_eq!(scan.has(number, 7), classes != 0);
            }
            assert_eq!(
                scan.tokens.len(),
                (0..layout.sentences().len()).map(|number| scan.tokens(number).len()).sum::<usize>()
            );
        }
    }
}
