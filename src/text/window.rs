//! What the bytes of a stretch of text are, told for all of them at once.

/// A bit for each of up to 64 bytes from a place of a text on, the first one lowest.
///
/// Where words begin and end is read off such bits, so that no word has to wait for the end of the one before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
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

impl Window {
    /// The bytes from `start` on, as far as `end`.
    #[inline]
    pub(super) fn new(bytes: &[u8], start: usize, end: usize) -> Self {
        let rest = bytes.get(start..).unwrap_or_default();
        match rest.first_chunk() {
            Some(chunk) => Self::of(chunk, end - start),
            None => {
                let mut chunk = [0; BYTES];
                chunk[..rest.len()].copy_from_slice(rest);
                Self::of(&chunk, end - start)
            }
        }
    }

    #[inline]
    fn of(chunk: &[u8; BYTES], length: usize) -> Self {
        let length = length.min(BYTES);
        let within = u64::MAX >> (BYTES - length);
        let letters = bits(chunk, |byte| (byte | 0x20).wrapping_sub(b'a') < 26) & within;
        let filled = bits(chunk, |byte| byte > b' ' && byte != 0x7f) & within;
        let odd = bits(chunk, |byte| byte >= 0x80 || byte.wrapping_sub(b'0') < 10) & within;
        Window { length, letters, filled, odd }
    }
}

/// The bits of the bytes of which something is true.
#[inline(always)]
fn bits(chunk: &[u8; BYTES], is: impl Fn(u8) -> bool) -> u64 {
    let mut flags = [0_u8; BYTES];
    for (flag, byte) in flags.iter_mut().zip(chunk) {
        *flag = u8::from(is(*byte));
    }
    // A product moves the lowest bits of eight bytes side by side.
    let (eights, _) = flags.as_chunks::<8>();
    let eights = eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56);
    eights.rev().fold(0, |bits, eight| bits << 8 | eight)
}
