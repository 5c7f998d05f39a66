//! The crate's own tables of words: lines of fields, and names for what they say.

use std::collections::BTreeMap;
use std::ops::Deref;

use memchr::memchr;

use crate::table::lines;
use crate::text::packed::WordTable;

/// How many fields a line may have; what follows is part of the last one.
const FIELDS: usize = 8;

/// The fields of one line, without the blanks around them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    fields: [&'t str; FIELDS],
    count: usize,
}

impl<'t> Row<'t> {
    fn of(line: &'t str) -> Self {
        let (mut fields, mut count, mut rest) = ([""; FIELDS], 0, line);
        while count + 1 < FIELDS
            && let Some((field, more)) = memchr(b'\t', rest.as_bytes()).and_then(|tab| rest.split_at_checked(tab))
        {
            fields[count] = field.trim_ascii();
            (count, rest) = (count + 1, more.get(1..).unwrap_or_default());
        }
        fields[count] = rest.trim_ascii();
        Row { fields, count: count + 1 }
    }
}

impl<'t> Deref for Row<'t> {
    type Target = [&'t str];

    fn deref(&self) -> &Self::Target {
        &self.fields[..self.count]
    }
}

/// The lines of a table with their numbers; those that are empty or begin with `#` are none.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = (usize, Row<'_>)> {
    lines(table).map(|(number, line)| (number, Row::of(line)))
}

/// The lines of a table that give words, separated by `|`, each behind the name of what they are of; others are left out.
pub(crate) fn word_lists(table: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = &str>)> {
    rows(table).filter_map(|(_, row)| match row[..] {
        [name, words] => Some((name, words.split('|'))),
        _ => None,
    })
}

/// What each word of such a table is of, a bit for each; `of` says which bit a name has.
pub(crate) fn word_bits(table: &'static str, of: impl Fn(&str) -> Option<u32>) -> WordTable<u64> {
    let mut words: BTreeMap<&str, u64> = BTreeMap::new();
    for (bit, list) in word_lists(table).filter_map(|(name, list)| Some((of(name)?, list))) {
        list.for_each(|word| *words.entry(word).or_default() |= 1 << bit);
    }
    WordTable::new(words)
}

/// Holds that a table of word lists is read to the last word, and that each name has a line.
#[cfg(test)]
#[track_caller]
pub(crate) fn check_word_lists(table: &str, names: &[&str], has: impl Fn(&str, &str) -> bool) {
    let table: Vec<_> = rows(table).collect();
    for (line, row) in &table {
        let [name, words] = row[..] else { panic!("line {line}: two fields expected") };
        words.split('|').for_each(|word| assert!(has(name, word), "line {line}: {word}"));
    }
    for name in names {
        assert!(table.iter().any(|(_, row)| row.first() == Some(name)), "{name}");
    }
}

/// An enum of what tables call by a name.
macro_rules! named {
    ($(#[$meta:meta])* $vis:vis enum $Enum:ident { $($(#[$doc:meta])* $Variant:ident $name:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        $vis enum $Enum {
            $($(#[$doc])* $Variant,)*
        }

        impl $Enum {
            /// What tables call them.
            #[cfg(test)]
            #[allow(dead_code)]
            $vis const NAMES: &[&str] = &[$($name),*];

            /// What a table calls so.
            $vis fn parse(name: &str) -> Option<$Enum> {
                Some(match name {
                    $($name => $Enum::$Variant,)*
                    _ => return None,
                })
            }
        }
    };
}

pub(crate) use named;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_have_fields() {
        let table = "# none\n\na\tb c \t\n\n d\n1\t2\t3\t4\t5\t6\t7\t8\t9\n";
        let found: Vec<(usize, Vec<&str>)> = rows(table).map(|(line, row)| (line, row.to_vec())).collect();
        assert_eq!(found[0], (3, vec!["a", "b c", ""]));
        assert_eq!(found[1], (5, vec!["d"]));
        assert_eq!(found[2], (6, vec!["1", "2", "3", "4", "5", "6", "7", "8\t9"]));
    }
}
