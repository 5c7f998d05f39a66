//! The JSON that mentions and events have in common.

use serde::ser::SerializeMap;

use crate::event::{Circumstances, Mention};

/// What the JSON of a mention holds beside the document and the kind.
pub(super) fn told<M: SerializeMap>(mention: &Mention, map: &mut M) -> Result<(), M::Error> {
    map.serialize_entry("id", &mention.id)?;
    map.serialize_entry("start", &mention.sentence.start)?;
    map.serialize_entry("end", &mention.sentence.end)?;
    map.serialize_entry("section", &mention.section)?;
    map.serialize_entry("trigger", &mention.trigger)?;
    map.serialize_entry("phase", &mention.phase)?;
    map.serialize_entry("factuality", &mention.factuality)?;
    map.serialize_entry("participants", &mention.participants)?;
    map.serialize_entry("when", &mention.when)?;
    circumstances(map, &mention.circumstances)?;
    map.serialize_entry("quote", &mention.quote)
}

/// The keys of circumstances, those that something is told of.
pub(super) fn circumstances<M: SerializeMap>(map: &mut M, told: &Circumstances) -> Result<(), M::Error> {
    let Circumstances { places, extent, scope, terms } = told;
    if !places.is_empty() {
        map.serialize_entry("places", places)?;
    }
    if let Some(extent) = extent {
        map.serialize_entry("extent", extent)?;
    }
    if !scope.is_empty() {
        map.serialize_entry("scope", scope)?;
    }
    if !terms.is_empty() {
        map.serialize_entry("terms", terms)?;
    }
    Ok(())
}
