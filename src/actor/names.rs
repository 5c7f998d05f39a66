//! Spellings as a trie over words.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::eights::eight;
use crate::text::packed::{Packed, exact};
use crate::text::vocabulary::NONE;
use crate::text::{Token, TokenKind, Vocabulary, tokenize};
use crate::{Span, actor::phrase::Sense};

/// A fast hash of short keys that nobody attacks: multiply and rotate, word by word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((_, more)) = rest.split_first_chunk::<8>() {
            self.write_u64(eight(rest));
            rest = more;
        }
        self.write_u64(eight(rest));
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    #[inline]
    fn write_u128(&mut self, word: u128) {
        self.write_u64(word as u64);
        self.write_u64((word >> 64) as u64);
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

pub(crate) type Hash = BuildHasherDefault<WordHasher>;

/// The spellings of everything that the gazetteer knows, and what each may mean.
///
/// A spelling is its words alone: hyphens, apostrophes and full stops between words do not count ("U.S.", "al-Assad").
/// Case counts, but a word all in capitals also reads as one with a capital (headlines, datelines).
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    /// The number of each word.
    words: HashMap<Packed, u32, Hash>,
    /// The same of words that cannot be packed.
    long: HashMap<Box<str>, u32, Hash>,
    edges: HashMap<(u32, u32), u32, Hash>,
    nodes: Vec<Vec<Sense>>,
    last_word: u32,
    buffer: Vec<Token>,
    /// The words that a spelling may begin with, a line each.
    firsts: String,
}

/// Which words of a vocabulary a spelling may begin with, so that most words of a text are told apart from them by one look, and
/// the others are not looked up again.
#[derive(Debug, Clone)]
pub(crate) struct Firsts {
    /// By the number of a word: in which cases it may stand, and whose names begin with it.
    cases: Vec<u8>,
    /// The nodes of the word in lower case and with a capital.
    roots: Vec<[u32; 2]>,
    /// By the number of a node: in which cases the words stand that go on from it.
    next: Vec<u8>,
}

/// A word in lower case, and one with a capital.
const SMALL: u8 = 1;
const CAPITAL: u8 = 2;

/// Who may have forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// A state or an organization: it has some.
    State = 2,
    /// A group, a people, a role of many: they may be some.
    Armed = 4,
}

/// The case of a word.
fn case(capital: bool) -> u8 {
    if capital { CAPITAL } else { SMALL }
}

impl Firsts {
    /// Whether a spelling may begin with a token whose word was looked up in the vocabulary.
    #[inline]
    pub(crate) fn may(&self, token: &Token) -> bool {
        self.has(token, 0)
    }

    /// Whether one of somebody who may be or have forces may.
    #[inline]
    pub(crate) fn sides(&self, token: &Token, side: Side) -> bool {
        self.has(token, side as u8)
    }

    #[inline]
    fn has(&self, token: &Token, shift: u8) -> bool {
        match token.kind {
            TokenKind::Word => {
                self.cases.get(token.word as usize).is_none_or(|cases| cases & case(token.capital) << shift != 0)
            }
            TokenKind::Number => true,
            TokenKind::Sign => false,
        }
    }

    /// The node of a token, [`ROOT`] where no spelling begins with it; `None` for one that must be looked up, since its letters
    /// stand in other cases.
    fn root(&self, text: &str, token: &Token) -> Option<u32> {
        let roots = self.roots.get(token.word as usize).filter(|_| token.word != NONE)?;
        is_plain(token.of(text)).then(|| roots[usize::from(token.capital)])
    }

    /// Whether a spelling may go on from a node with a token.
    fn goes_on(&self, node: u32, token: &Token) -> bool {
        self.next.get(node as usize).is_none_or(|cases| cases & case(token.capital) != 0)
    }
}

/// Whether no letter but the first is a capital.
fn is_plain(word: &str) -> bool {
    !word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
}

const ROOT: u32 = 0;

impl Names {
    /// No spelling at all; `capacity` is a guess at how many words and beginnings of spellings there will be, each counted once.
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        let mut nodes = Vec::with_capacity(capacity);
        nodes.push(Vec::new());
        Names {
            // Most words stand in two spellings.
            words: HashMap::with_capacity_and_hasher(capacity * 3 / 5, Hash::default()),
            edges: HashMap::with_capacity_and_hasher(capacity, Hash::default()),
            nodes,
            firsts: String::with_capacity(capacity * 4),
            ..Names::default()
        }
    }

    fn add_first(&mut self, word: &str) {
        self.firsts.push_str(word);
        self.firsts.push('\n');
    }

    /// Makes words that are one name in several spellings one word. Only before any spelling with them is added.
    pub(crate) fn alias<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        self.last_word += 1;
        for word in words {
            match exact(word, 0, word.len()) {
                Some(key) => *self.words.entry(key).or_insert(self.last_word),
                None => *self.long.entry(word.into()).or_insert(self.last_word),
            };
            self.add_first(word);
        }
    }

    /// The number of a word, a new one where it has none.
    fn number(&mut self, word: &str) -> u32 {
        let next = self.last_word + 1;
        let number = match exact(word, 0, word.len()) {
            Some(key) => *self.words.entry(key).or_insert(next),
            None => match self.long.get(word) {
                Some(&number) => number,
                None => *self.long.entry(word.into()).or_insert(next),
            },
        };
        self.last_word = self.last_word.max(number);
        number
    }

    /// The words that a spelling may begin with, some of them more than once.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.firsts.lines()
    }

    /// Which words of a vocabulary that has all [`first_words`](Names::first_words) they are; `side` says whose
    /// senses those of them are who may have forces.
    pub(crate) fn firsts(&self, vocabulary: &Vocabulary, side: impl Fn(&Sense) -> Option<Side>) -> Firsts {
        let bits = |senses: &Vec<Sense>| senses.iter().filter_map(&side).fold(0, |all, side| all | 1 << side as u8);
        let mut sides: Vec<u8> = self.nodes.iter().map(bits).collect();
        let cases = self.cases();
        let (mut next, mut parents) = (vec![0; self.nodes.len()], vec![ROOT; self.nodes.len()]);
        for (&(from, word), &node) in &self.edges {
            next[from as usize] |= cases[word as usize];
            parents[node as usize] = from;
        }
        // A node stands before those that go on from it.
        for node in (1..sides.len()).rev() {
            sides[parents[node] as usize] |= sides[node];
        }
        let (mut cases, mut roots) = (vec![0; vocabulary.len()], vec![[ROOT; 2]; vocabulary.len()]);
        for word in self.first_words() {
            let number = vocabulary.number(word) as usize;
            let capital = word.starts_with(char::is_uppercase);
            let node = self.exact(word).and_then(|number| self.edges.get(&(ROOT, number))).copied();
            let Some((cases, roots)) = cases.get_mut(number).zip(roots.get_mut(number)) else { continue };
            *cases |= case(capital) * (1 | node.map_or(0, |node| sides[node as usize]));
            if let Some(node) = node.filter(|_| is_plain(word)) {
                roots[usize::from(capital)] = node;
            }
        }
        Firsts { cases, roots, next }
    }

    /// The cases in which each word stands, by its number.
    fn cases(&self) -> Vec<u8> {
        let mut cases = vec![0; self.last_word as usize + 1];
        for (&word, &number) in &self.words {
            // The first byte is the lowest; of letters outside ASCII, it does not tell the case.
            let first = word as u8;
            cases[number as usize] |= if first.is_ascii() { case(first.is_ascii_uppercase()) } else { SMALL | CAPITAL };
        }
        for (word, &number) in &self.long {
            cases[number as usize] |= case(word.starts_with(char::is_uppercase));
        }
        cases
    }

    /// Adds what a spelling may mean; one with letters outside ASCII is also added with them folded.
    pub(crate) fn add(&mut self, spelling: &str, sense: Sense) {
        self.add_from(ROOT, spelling, sense);
    }

    /// The same of a spelling behind another word.
    pub(crate) fn add_led(&mut self, first: &str, spelling: &str, sense: Sense) {
        let first = self.step(ROOT, first);
        self.add_from(first, spelling, sense);
    }

    fn add_from(&mut self, node: u32, spelling: &str, sense: Sense) {
        self.add_exact(node, spelling, sense);
        if !spelling.is_ascii() {
            let folded = fold(spelling);
            if folded != spelling {
                self.add_exact(node, &folded, sense);
            }
        }
    }

    /// Takes every sense of a spelling away.
    pub(crate) fn clear(&mut self, spelling: &str) {
        if let Some(node) = self.path(ROOT, spelling) {
            self.nodes[node as usize].clear();
        }
    }

    /// What a spelling may mean.
    #[cfg(test)]
    pub(crate) fn get(&self, spelling: &str) -> &[Sense] {
        let mut tokens = Vec::new();
        tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
        match self.longest(spelling, &tokens, 0, None) {
            Some((end, senses)) if end == tokens.len() => senses,
            _ => &[],
        }
    }

    fn add_exact(&mut self, node: u32, spelling: &str, sense: Sense) {
        if let Some(node) = self.path(node, spelling) {
            let senses = &mut self.nodes[node as usize];
            if senses.is_empty() {
                // Most have one for good.
                senses.reserve_exact(1);
            }
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
    }

    /// The node of a spelling that goes on from a node, made where it is missing; `None` for one without words.
    fn path(&mut self, from: u32, spelling: &str) -> Option<u32> {
        let mut node = from;
        if spelling.is_ascii() {
            for word in words(spelling) {
                node = self.step(node, word);
            }
        } else {
            let mut tokens = std::mem::take(&mut self.buffer);
            tokens.clear();
            tokenize(spelling, Span::new(0, spelling.len()), &mut tokens);
            for token in tokens.iter().filter(|token| token.kind != TokenKind::Sign) {
                node = self.step(node, token.of(spelling));
            }
            self.buffer = tokens;
        }
        (node != from).then_some(node)
    }

    /// The node of a word that goes on from a node, made where it is missing.
    fn step(&mut self, from: u32, text: &str) -> u32 {
        let word = self.number(text);
        let next = self.nodes.len() as u32;
        let node = *self.edges.entry((from, word)).or_insert(next);
        if node == next {
            self.nodes.push(Vec::new());
            if from == ROOT {
                self.add_first(text);
            }
        }
        node
    }

    /// The longest spelling that begins at token `from`: the token after it, and what it may mean. `firsts` knows the words that
    /// one may begin with, where they have been looked up.
    pub(crate) fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        from: usize,
        firsts: Option<&Firsts>,
    ) -> Option<(usize, &[Sense])> {
        let mut node = ROOT;
        let mut at = from;
        let mut best = None;
        while let Some(token) = tokens.get(at) {
            if token.kind == TokenKind::Sign {
                if at == from || !joins(text, tokens, at) {
                    break;
                }
                at += 1;
                continue;
            }
            if at > from && firsts.is_some_and(|firsts| !firsts.goes_on(node, token)) {
                break;
            }
            let root = firsts.filter(|_| at == from).and_then(|firsts| firsts.root(text, token));
            let next = root.or_else(|| {
                let word = self.word(token.of(text), at == from)?;
                self.edges.get(&(node, word)).copied()
            });
            let Some(next) = next.filter(|next| *next != ROOT) else { break };
            node = next;
            at += 1;
            let senses = &self.nodes[node as usize];
            if !senses.is_empty() {
                best = Some((at, senses.as_slice()));
            }
        }
        best.map(|(end, senses)| (abbreviation_end(text, tokens, from, end), senses))
    }

    /// A word's number; words in capitals are also looked up with only the first one kept.
    fn word(&self, word: &str, first: bool) -> Option<u32> {
        if let Some(number) = self.exact(word) {
            let capitals = first && word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            if !capitals || self.edges.contains_key(&(ROOT, number)) {
                return Some(number);
            }
        }
        let least = if first { 4 } else { 2 };
        let mut buffer = [0u8; 24];
        let bytes = word.as_bytes();
        if bytes.len() < least || bytes.len() > buffer.len() || !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let lower = &mut buffer[..bytes.len()];
        lower.copy_from_slice(bytes);
        lower.get_mut(1..)?.make_ascii_lowercase();
        self.exact(std::str::from_utf8(lower).ok()?)
    }

    /// The number of a word as it is written.
    fn exact(&self, word: &str) -> Option<u32> {
        match exact(word, 0, word.len()) {
            Some(key) => self.words.get(&key).copied(),
            None => self.long.get(word).copied(),
        }
    }
}

/// The words and numbers of a spelling in ASCII, as [`tokenize`] cuts them.
fn words(spelling: &str) -> impl Iterator<Item = &str> {
    let mut rest = spelling;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|char: char| !char.is_ascii_alphanumeric());
        let digits = rest.starts_with(|char: char| char.is_ascii_digit());
        let of_word = |byte: &u8| byte.is_ascii_alphanumeric() && byte.is_ascii_digit() == digits;
        let (word, more) = rest.split_at_checked(rest.bytes().take_while(of_word).count())?;
        rest = more;
        (!word.is_empty()).then_some(word)
    })
}

/// Whether the sign at `at` only joins two parts of a name: a hyphen or apostrophe without spaces, an abbreviation's stop.
fn joins(text: &str, tokens: &[Token], at: usize) -> bool {
    let (Some(sign), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else { return false };
    if sign.spaced {
        return false;
    }
    match sign.of(text) {
        "-" | "‐" | "‑" | "–" | "'" | "’" | "‘" | "`" | "ʼ" => !next.spaced,
        "." => tokens.get(at.wrapping_sub(1)).is_some_and(|word| word.of(text).len() <= 3),
        _ => false,
    }
}

/// One past the stop that closes an abbreviation of single letters ("U.S."), which is part of the name.
fn abbreviation_end(text: &str, tokens: &[Token], from: usize, end: usize) -> usize {
    let stop = |at: usize| tokens.get(at).is_some_and(|sign| !sign.spaced && sign.of(text) == ".");
    let letter = end.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|word| word.of(text).len() == 1);
    if letter && end - from >= 3 && stop(end) && stop(end - 2) { end + 1 } else { end }
}

/// Latin letters without their marks; others as they are.
pub(crate) fn fold(spelling: &str) -> String {
    let mut folded = String::with_capacity(spelling.len());
    for char in spelling.chars() {
        folded.push_str(match char {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'ç' | 'ć' | 'č' => "c",
            'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' | 'ė' | 'ē' | 'ə' => "e",
            'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => "i",
            'ł' => "l",
            'ñ' | 'ń' | 'ň' => "n",
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'ő' | 'ō' => "o",
            'š' | 'ś' | 'ş' | 'ș' => "s",
            'ř' => "r",
            'ț' | 'ţ' => "t",
            'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' => "u",
            'ý' => "y",
            'ž' | 'ź' | 'ż' => "z",
            'ğ' => "g",
            'đ' | 'ð' => "d",
            'Á' | 'Å' | 'Ä' => "A",
            'Ç' | 'Č' | 'Ć' => "C",
            'É' => "E",
            'İ' => "I",
            'Ł' => "L",
            'Ö' | 'Ó' | 'Ø' => "O",
            'Š' | 'Ş' | 'Ș' => "S",
            'Ü' => "U",
            'Ž' => "Z",
            'Đ' => "D",
            _ => {
                folded.push(char);
                continue;
            }
        });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        tokens
    }

    #[test]
    fn words_of_ascii_are_cut_as_tokens_are() {
        for spelling in ["", " -\t", "Vladimir Putin", "U.S.", "al-Assad", "B-52s", "the 3rd Army2go", "(x_y)\0z\x7f~9"]
        {
            let all = tokens(spelling);
            let cut = all.iter().filter(|token| token.kind != TokenKind::Sign).map(|token| token.of(spelling));
            assert!(words(spelling).eq(cut), "{spelling:?}");
        }
    }

    #[test]
    fn whoever_knows_the_first_words_finds_the_same() {
        let mut names = Names::with_capacity(0);
        names.alias(["al", "el"]);
        let spellings = [
            "New York",
            "NATO",
            "al-Sham",
            "New York Post",
            "Émile",
            "Émile Zola",
            "the rebels",
            "Ivory Coast",
            "B 52",
        ];
        spellings.iter().for_each(|spelling| names.add(spelling, Sense::Block));
        let mut vocabulary = Vocabulary::with_room(16);
        for word in names.first_words().chain(["post", "coast"]) {
            vocabulary.add(word);
        }
        let firsts = names.firsts(&vocabulary, |_| Some(Side::Armed));
        let text = "NEW YORK, New York post, new York, NATO and Nato; el-Sham, Al-Sham, EL SHAM. Émile, émile Zola, Emile ZOLA and \
                    ÉMILE of IVORY Coast; the Rebels, THE rebels, the rebels, B-52 in the New York Post";
        let mut all = tokens(text);
        for token in &mut all {
            token.word = vocabulary.number(token.of(text));
        }
        let mut found = Vec::new();
        for (at, token) in all.iter().enumerate() {
            let plain = names.longest(text, &all, at, None);
            assert_eq!(names.longest(text, &all, at, Some(&firsts)), plain, "{:?}", token.of(text));
            // All of them have forces here.
            assert_eq!(firsts.may(token), firsts.sides(token, Side::Armed), "{:?}", token.of(text));
            assert!(firsts.may(token) || plain.is_none(), "{:?}", token.of(text));
            let last = plain.and_then(|(end, _)| all.get(end - 1));
            found.extend(last.and_then(|last| text.get(token.start as usize..last.end as usize)));
        }
        assert_eq!(
            found.join(" | "),
            "New York | NATO | el-Sham | Émile | Emile ZOLA | IVORY Coast | the rebels | B-52 | New York Post"
        );
    }
}
