//! Any text, any anchor, every option.

use dateline::chrono::{FixedOffset, NaiveDate, NaiveTime};
use dateline::document::{Anchor, DocumentType};
use dateline::temporal::{Options, Preference, Tagger, TimexType};
use dateline::{Document, Reader};

use crate::{READER, laws, text};

/// The anchor, the options, and the rest is text.
pub(crate) fn check(data: &[u8]) {
    let Some((&[when, day, options, types], rest)) = data.split_first_chunk() else { return };
    let anchor = anchor(when, day);
    let options = Choice(options).options(types);
    let text = text::of(rest);

    let timexes = Tagger::with(options).tag(&text, anchor.as_ref());
    laws::reading::timexes(&text, &timexes);
    assert!(timexes.iter().all(|timex| options.types.holds(timex.kind)));

    let mut document = Document::new(text);
    document.published = anchor;
    document.kind = options.document_type;
    let whole = options == Options::new();
    let own;
    let reader = if whole {
        &*READER
    } else {
        own = Reader::new().options(options);
        &own
    };
    let reading = reader.read(&document);
    laws::reading::check(&document, &reading);
    assert_eq!(reader.read(&document), reading);
    let alone = reader.read_timexes(&document);
    laws::reading::timexes(&document.text, &alone.timexes);
    if anchor.is_some() {
        assert_eq!(alone.timexes, reading.timexes);
        assert_eq!(timexes, reading.timexes);
    }
    for other in [Anchor::Day(NaiveDate::MIN), Anchor::Day(NaiveDate::MAX)] {
        laws::reading::timexes(&document.text, &reader.read_timexes(&document.clone().published(other)).timexes);
    }
}

/// None, a day of the years -9999 to 9999, or a moment in one of the odder offsets.
fn anchor(when: u8, day: u8) -> Option<Anchor> {
    let year = match when {
        b'-' => return None,
        b'0'..=b'9' => 1970 + 10 * i32::from(when - b'0') + i32::from(day) / 26,
        b'a'..=b'z' => 2000 + i32::from(when - b'a'),
        0..0x20 => -9999 + i32::from(when),
        0x80..0xa0 => 9999 - i32::from(when & 0x1f),
        other => (i32::from(other) - 0x80) * 80,
    };
    let day = NaiveDate::from_yo_opt(year, 1 + u32::from(day) * 365 / 255).or(NaiveDate::from_ymd_opt(year, 12, 31))?;
    if when % 3 != 0 {
        return Some(Anchor::Day(day));
    }
    let offset = FixedOffset::east_opt((i32::from(when) - 0x80) * 600)?;
    day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?).and_local_timezone(offset).single().map(Anchor::Moment)
}

/// Options as the bits of a byte; a space is none of them.
struct Choice(u8);

impl Choice {
    fn options(&self, types: u8) -> Options {
        let bits = self.0 ^ b' ';
        let mut options = Options::new();
        options.month_first = [None, Some(true), Some(false), None][usize::from(bits & 3)];
        options.prefer = [None, Some(Preference::Past), Some(Preference::Future), Some(Preference::Nearest)]
            [usize::from(bits >> 2 & 3)];
        options.document_type =
            [None, Some(DocumentType::News), Some(DocumentType::Narrative), Some(DocumentType::Colloquial)]
                [usize::from(bits >> 4 & 3)];
        let all = [TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set];
        let left_out = types ^ b' ';
        if left_out == 0 {
            return options;
        }
        options.with_types(all.into_iter().enumerate().filter(|(at, _)| left_out >> at & 1 == 0).map(|(_, kind)| kind))
    }
}
