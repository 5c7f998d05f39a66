//! When a text last told of a place.

use memchr::memmem;

use crate::event::When;
use crate::event::discourse::Discourse;

/// How many letters of a name its spellings share: "Ajdabiya", "Ajdabiyah".
const SHARED: usize = 6;

impl Discourse<'_> {
    /// The day on which the text last told of a place, before the sentence of number `index`: "Fighting raged in Ilovaisk on
    /// Monday. … The volunteers retreated from Ilovaisk."
    pub(crate) fn at_place(&self, index: usize, place: &str) -> Option<When> {
        let start = self.sentence(index)?.start;
        let end = place.char_indices().nth(SHARED).map_or(place.len(), |(at, _)| at);
        let name = place.get(..end).filter(|name| name.len() > 3)?;
        let there = |number: usize| memmem::find(self.words(number).as_bytes(), name.as_bytes()).is_some();
        let told = self.days(start).find(|timex| there(self.layout.sentence_index(timex.span.start)));
        self.elsewhere(told?)
    }
}
