//! Which of the events that a telling fits it tells of.

use std::cmp::Ordering;

/// A telling that fits more events than this fits too many for any to be named.
const MANY: usize = 64;

/// What a telling finds where it looks for its event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict<N> {
    /// It fits none.
    None,
    /// It fits this one better than any other.
    One(N),
    /// It fits these equally well, by their numbers in order; it fits too many where none is named.
    Several(Vec<N>),
}

/// Chooses among the events that a telling fits, each once and with how well it fits, which [`Fit`](crate::merge::partition::Fit)
/// or anything else with an order may say. They may come in any order.
///
/// ```
/// use dateline::merge::partition::{Verdict, choose};
///
/// assert_eq!(choose([("a", 40), ("b", 72)]), Verdict::One("b"));
/// assert_eq!(choose([("b", 72), ("a", 72), ("c", 8)]), Verdict::Several(vec!["a", "b"]));
/// ```
pub fn choose<N: Ord, F: Ord>(fits: impl IntoIterator<Item = (N, F)>) -> Verdict<N> {
    let mut best = Vec::new();
    let mut top = None;
    for (count, (event, fit)) in fits.into_iter().enumerate() {
        if count == MANY {
            return Verdict::Several(Vec::new());
        }
        let fit = Some(fit);
        match fit.cmp(&top) {
            Ordering::Less => continue,
            Ordering::Equal => {}
            Ordering::Greater => {
                best.clear();
                top = fit;
            }
        }
        best.push(event);
    }
    best.sort_unstable();
    match best.len() {
        0 | 1 => best.pop().map_or(Verdict::None, Verdict::One),
        _ => Verdict::Several(best),
    }
}
