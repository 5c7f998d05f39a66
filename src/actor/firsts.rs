//! Which words of a vocabulary a name may begin with.

use crate::actor::names::Names;
use crate::actor::phrase::Sense;
use crate::actor::trie::{Node, ROOT, case};
use crate::text::packed::{LONGEST, Packed, exact};
use crate::text::vocabulary::NONE;
use crate::text::{Token, TokenKind};

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

/// Who may have forces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// A state or an organization: it has some.
    State = 2,
    /// A group, a people, a role of many: they may be some.
    Armed = 4,
}

impl Firsts {
    /// Those of some names; `number` gives each word one in the vocabulary, and `side` says whose senses those of them are who may
    /// have forces.
    pub(super) fn new(
        names: &Names,
        mut number: impl FnMut(&str) -> u32,
        side: impl Fn(&Sense) -> Option<Side>,
    ) -> Firsts {
        let bits = |node| names.senses(node).iter().filter_map(&side).fold(0, |all, side| all | 1 << side as u8);
        let mut sides: Vec<u8> = (ROOT..).take(names.trie.len()).map(bits).collect();
        let mut next = vec![0; names.trie.len()];
        // A node stands before those that go on from it.
        for (node, parent) in names.trie.steps().rev() {
            sides[parent as usize] |= sides[node as usize];
            next[parent as usize] |= names.trie.cases(node);
        }
        sides[ROOT as usize] = 0;
        let (mut cases, mut roots) = (Vec::new(), Vec::new());
        for word in names.first_words() {
            let number = number(word) as usize;
            if number >= cases.len() {
                cases.resize(number + 1, 0);
                roots.resize(number + 1, [ROOT; 2]);
            }
            let capital = word.starts_with(char::is_uppercase);
            let node = names.trie.child(ROOT, word, 0, word.len());
            cases[number] |= case(capital) * (1 | sides[node as usize]);
            if node != ROOT && is_plain(word, 0, word.len()) {
                roots[number][usize::from(capital)] = node;
            }
        }
        Firsts { cases, roots, next }
    }

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
                self.cases.get(token.word as usize).is_some_and(|cases| cases & case(token.capital) << shift != 0)
            }
            TokenKind::Number => true,
            TokenKind::Sign => false,
        }
    }

    /// The node of a token, [`ROOT`] where no spelling begins with it; `None` for one that must be looked up, since its letters
    /// stand in other cases.
    pub(super) fn root(&self, text: &str, token: &Token) -> Option<Node> {
        let roots = self.roots.get(token.word as usize).filter(|_| token.word != NONE)?;
        is_plain(text, token.start as usize, token.end as usize).then(|| roots[usize::from(token.capital)])
    }

    /// Whether a spelling may go on from a node with a token.
    pub(super) fn goes_on(&self, node: Node, token: &Token) -> bool {
        self.next.get(node as usize).is_none_or(|cases| cases & case(token.capital) != 0)
    }
}

/// Whether no letter but the first of a word between two bytes of a text is a capital, as far as one look tells.
fn is_plain(text: &str, start: usize, end: usize) -> bool {
    // The bit that capitals have not.
    const SMALL: Packed = Packed::from_ne_bytes([0x20; LONGEST]);
    let Some(word) = exact(text, start, end) else { return false };
    let all = Packed::MAX.checked_shr(8 * (LONGEST - (end - start)) as u32).unwrap_or_default();
    let others = SMALL & all & !0xff;
    word & others == others
}
