//! What the bytes of a stretch of text are, told for all of them at once.

/// Up to 64 bytes from a place of a text on, with a bit for each, the first one lowest.
///
/// Where words begin and end is read off such bits, so that no word has to wait for the end of the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window<'t> {
    bytes: &'t [u8; AHEAD],
    /// How many bytes it holds.
    pub(super) length: usize,
    /// ASCII letters.
    pub(super) letters: u64,
    /// All but ASCII white space and control characters.
    pub(super) filled: u64,
    /// Figures, and bytes of characters outside ASCII.
    pub(super) odd: u64,
}

const BYTES: usize = 64;
/// The bytes of a window and sixteen more, so that all of a word is at hand that begins in it.
pub(super) const AHEAD: usize = BYTES + 16;

impl<'t> Window<'t> {
    /// The first of these bytes, `length` at most.
    #[inline(always)]
    pub(super) fn new(bytes: &'t [u8; AHEAD], length: usize) -> Self {
        let length = length.min(BYTES);
        let within = u64::MAX >> (BYTES - length);
        let letters = bits(bytes, |byte| (byte | 0x20).wrapping_sub(b'a') < 26) & within;
        let filled = bits(bytes, |byte| byte > b' ' && byte != 0x7f) & within;
        let odd = bits(bytes, |byte| byte >= 0x80 || byte.wrapping_sub(b'0') < 10) & within;
        Window { bytes, length, letters, filled, odd }
    }

    /// The sixteen bytes at a place of it, as two integers.
    #[inline(always)]
    pub(super) fn sixteen(&self, at: usize) -> (u64, u64) {
        let rest = &self.bytes[at % BYTES..];
        let eight = |rest: &[u8]| rest.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
        (eight(rest), eight(&rest[8..]))
    }
}

/// The bits of the first bytes, set for those of which something is true.
#[inline(always)]
fn bits(bytes: &[u8; AHEAD], is: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; BYTES];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from(is(*byte));
    }
    // A product moves the lowest bits of eight bytes side by side into the highest byte.
    let (eights, _) = flags.as_chunks::<8>();
    let moved = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) & 0xff << 56);
    moved.zip((0..BYTES).step_by(8).rev()).fold(0, |bits, (eight, place)| bits | eight >> place)
}
