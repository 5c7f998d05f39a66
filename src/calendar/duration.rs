//! Lengths of time.

/// A length of time: `P2W`, `PT12H`, `PXY`, `P2Y6M`, `PT1H30M`, `P1.5Y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// The first (or only) amount and unit.
    pub first: (Amount, Unit),
    /// A second, smaller one.
    pub second: Option<(Amount, Unit)>,
}

/// How many of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A whole number.
    Whole(u32),
    /// Thousandths: 2500 is 2.5.
    Milli(u32),
    /// Unknown: `X`, as in "years".
    Unknown,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `S`, after the `T`.
    Second,
    /// `M`, after the `T`.
    Minute,
    /// `H`, after the `T`.
    Hour,
    /// `D`.
    Day,
    /// `WE`.
    Weekend,
    /// `W`.
    Week,
    /// `M`.
    Month,
    /// `Q`.
    Quarter,
    /// `Y`.
    Year,
    /// `DE`.
    Decade,
    /// `CE`.
    Century,
    /// `ML`: a thousand years.
    Millennium,
    /// `X`: a while.
    Unknown,
}
