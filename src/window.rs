//! What the bytes of a stretch of text are, told for all of them at once.

/// 64 bytes from a place of a text on, and those behind them; zeros stand for what is missing.
///
/// Where words begin and end is read off such bits, so that no word has to wait for the end of the one before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Window<'t>(&'t [u8; AHEAD]);

/// So many bytes have bits.
pub(crate) const BYTES: usize = 64;
/// These and sixteen more, so that all of a word is at hand that begins in a window.
pub(crate) const AHEAD: usize = BYTES + 16;

impl<'t> Window<'t> {
    /// The window at a place of a text; `end`, of zeros, holds it where the text ends.
    #[inline(always)]
    pub(crate) fn at(text: &'t [u8], at: usize, end: &'t mut [u8; AHEAD]) -> Self {
        let rest = text.get(at..).unwrap_or_default();
        Window(match rest.first_chunk() {
            Some(bytes) => bytes,
            None => {
                end[..rest.len()].copy_from_slice(rest);
                end
            }
        })
    }

    /// A bit for each byte, the first one lowest, set for those of which something is true.
    #[inline(always)]
    pub(crate) fn bits(&self, is: impl Fn(u8) -> bool) -> u64 {
        let mut flags = [0_u8; BYTES];
        for (flag, byte) in flags.iter_mut().zip(self.0) {
            *flag = u8::from(is(*byte));
        }
        // A product moves the lowest bits of eight bytes side by side into the highest byte.
        let (eights, _) = flags.as_chunks::<8>();
        let moved =
            eights.iter().map(|eight| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) & 0xff << 56);
        moved.zip((0..BYTES).step_by(8).rev()).fold(0, |bits, (eight, place)| bits | eight >> place)
    }

    /// The byte at a place of it.
    #[inline(always)]
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.0.get(at).copied().unwrap_or_default()
    }

    /// The eight bytes at a place of it, the first one lowest.
    #[inline(always)]
    pub(crate) fn eight(&self, at: usize) -> u64 {
        self.0.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |eight| u64::from_le_bytes(*eight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_its_bit() {
        let text: Vec<u8> = (0..200).map(|place| if place % 7 == 3 || place > 180 { b'x' } else { b'-' }).collect();
        for at in 0..=text.len() {
            let mut end = [0; AHEAD];
            let window = Window::at(&text, at, &mut end);
            let bits = window.bits(|byte| byte == b'x');
            for place in 0..AHEAD {
                let byte = text.get(at + place).copied().unwrap_or_default();
                assert_eq!(window.byte(place), byte);
                assert!(place >= BYTES || (bits >> place & 1 == 1) == (byte == b'x'));
            }
            assert_eq!(window.eight(5).to_le_bytes(), std::array::from_fn(|place| window.byte(5 + place)));
        }
    }
}
