//! The id of an event.

use crate::document::Key;
use crate::event::Kind;
use crate::timeline::Telling;

/// A 64-bit FNV-1a hash of kind and seed; where another version of the seed's document stands before it, also of its
/// fingerprint.
pub(super) fn of(kind: &Kind, seed: &Telling, another: bool) -> String {
    let Key { source, id } = seed.key();
    let parts = [kind.as_str(), source, id, &seed.mention().id];
    let version = seed.report().fingerprint.to_be_bytes();
    let version = another.then_some(version).into_iter().flatten();
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff])).chain(version);
    let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325, fold))
}
