//! How names are spelled: the words of a spelling, and letters with and without their marks.

use crate::eights::{eight_at, letters};

/// The words and numbers of a spelling in ASCII, as [`tokenize`] cuts them.
pub(super) fn words(spelling: &str) -> impl Iterator<Item = &str> {
    let bytes = spelling.as_bytes();
    let mut end = 0;
    std::iter::from_fn(move || {
        let start = end + bytes.get(end..)?.iter().position(u8::is_ascii_alphanumeric)?;
        end = start;
        loop {
            let letters = letters(eight_at(bytes, end)).count;
            end += letters;
            if letters < 8 {
                break;
            }
        }
        if end == start {
            end += bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        }
        spelling.get(start..end)
    })
}

/// Latin letters without their marks; others as they are.
pub(super) fn fold(spelling: &str) -> String {
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
    use crate::Span;
    use crate::text::{TokenKind, tokenize};

    #[test]
    fn words_of_ascii_are_cut_as_tokens_are() {
        for spelling in ["", " -\t", "Vladimir Putin", "U.S.", "al-Assad", "B-52s", "the 3rd Army2go", "(x_y)\0z\x7f~9"]
        {
            let mut all = Vec::new();
            tokenize(spelling, Span::new(0, spelling.len()), &mut all);
            let cut = all.iter().filter(|token| token.kind != TokenKind::Sign).map(|token| token.of(spelling));
            assert!(words(spelling).eq(cut), "{spelling:?}");
        }
    }
}
