//! What texts cost that no newspaper prints: time and memory a byte, while they grow.
//!
//! ```text
//! cargo bench --bench hostile
//! DATELINE_HOSTILE=100 cargo bench --bench hostile -- dates   # up to 100 MB of those whose name holds the word
//! ```
//!
//! A column of times that rises is time that is not linear; memory is the most that was in use while the text was read, over its
//! length, the text itself not counted.

#![allow(missing_docs)]

mod support;

use dateline::{Document, Reader};
use peak_alloc::PeakAlloc;

use crate::support::time;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What is repeated, by name.
const REPEATED: [(&str, &str); 31] = [
    (
        "one line of news",
        "On Wednesday Putin called Obama, the Kremlin said; the truce of March 3 held, and troops left Aleppo. ",
    ),
    ("one sentence", "the army said that its troops and those of the rebels had left the town and "),
    ("one word of events", "ceasefire "),
    ("one word of time", "Monday "),
    ("one other word", "said "),
    ("abbreviations", "A.M. "),
    ("no spaces", "withdrew"),
    ("one letter", "a"),
    ("only digits", "1234567890"),
    ("digits with spaces", "20 16 07 06 "),
    ("empty lines", "\n"),
    ("only spaces", " "),
    ("dates", "2016-07-06 "),
    ("dates in words", "March 3, 2011; "),
    ("halves of dates", "2016-"),
    ("ranges", "from May 3 to "),
    ("nested times", "the first week of "),
    ("nested shifts", "a week before "),
    ("names", "Vladimir Putin, Barack Obama and "),
    ("calls", "Putin called Obama. "),
    ("opened quotations", "“Troops left, "),
    ("quotations", "\" he \u{201d} "),
    ("brackets", "("),
    ("captions", "In this July 6, 2016 file photo, he waves.\n\n"),
    ("datelines", "MOSCOW, July 6 (Wire) - \n"),
    ("mixed line ends", "truce\r\n\n\rMay\u{85}\u{2028}\u{b}left\u{2029}\r"),
    ("NUL", "\0"),
    ("bidirectional controls", "\u{202e}truce\u{2066}Monday\u{202c}\u{200f}\u{2069}"),
    ("accents that combine", "M\u{301}o\u{308}nday\u{334}\u{489} "),
    (
        "other scripts",
        "يوم الأربعاء، 6 يوليو 2016. 2016年7月6日、両首脳は電話で会談した。बुधवार को ६ जुलाई वันพุธ середа ☎🕊\u{fe0f}👩\u{200d}🚀 ",
    ),
    ("joined symbols", "👩\u{200d}👩\u{200d}👧\u{200d}👦"),
];

/// Every character that there is, once.
fn unicode() -> String {
    ('\u{1}'..=char::MAX).collect()
}

fn main() {
    let most: usize = std::env::var("DATELINE_HOSTILE").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let wanted = std::env::args().skip(1).find(|word| !word.starts_with('-')).unwrap_or_default();
    let unicode = unicode();
    let texts = REPEATED.into_iter().chain([("all of Unicode", unicode.as_str())]);
    let reader = Reader::new();
    reader.read(&Document::new("They agreed on Monday to a truce."));
    let sizes = [most << 18, most << 19, most << 20];
    println!(
        "{:>24} {:>9} {:>9} {:>9} {:>12}",
        "ns/byte at MB",
        most as f64 / 4.0,
        most as f64 / 2.0,
        most,
        "memory/byte"
    );
    for (name, part) in texts.filter(|(name, _)| name.contains(wanted.as_str())) {
        let mut memory = 0.0;
        let cost = sizes.map(|size| {
            let document = Document::new(part.repeat(size.div_ceil(part.len())));
            let bytes = document.text.len() as f64;
            let before = MEMORY.current_usage();
            MEMORY.reset_peak_usage();
            let time = time(|| reader.read(&document));
            memory = MEMORY.peak_usage().saturating_sub(before) as f64 / bytes;
            time.as_nanos() as f64 / bytes
        });
        println!("{name:>24} {:>9.1} {:>9.1} {:>9.1} {memory:>12.1}", cost[0], cost[1], cost[2]);
    }
}
