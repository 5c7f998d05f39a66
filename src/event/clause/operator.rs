//! What a governing word does to the event that it governs.

use crate::event::table::named;

named! {
/// The classes of governing verbs, nouns and adjectives.
pub(crate) enum Operator {
    /// Changes nothing: "saw", "took part in".
    Nothing "none",
    Announce "announce",
    Agree "agree",
    Decide "decide",
    Order "order",
    Demand "demand",
    /// "argued that … should": demands only together with a modal.
    Argue "argue",
    /// "told … to" demands, "told … that" says.
    Tell "tell",
    Cause "cause",
    Make "make",
    Witness "witness",
    Offer "offer",
    /// "the goal is …": what is aimed at of others is demanded.
    Aim "aim",
    Negotiate "negotiate",
    Broker "broker",
    Discuss "discuss",
    Include "include",
    Threaten "threaten",
    Try "try",
    /// "helped to reach …": was part of it.
    Help "help",
    Plan "plan",
    /// A plan of one's own: denied, it is a refusal.
    Intend "intend",
    Schedule "schedule",
    Expect "expect",
    Doubt "doubt",
    Fear "fear",
    Begin "begin",
    Continue "continue",
    Remain "remain",
    Complete "complete",
    Refuse "refuse",
    /// "opposes …": denies nothing yet.
    Oppose "oppose",
    Dismiss "dismiss",
    Deny "deny",
    Fail "fail",
    Halt "halt",
    Extend "extend",
    Restore "restore",
    Preserve "preserve",
    Violate "violate",
    Ignore "ignore",
    Collapse "collapse",
    End "end",
    Hold "hold",
    Implement "implement",
    Support "support",
    Welcome "welcome",
    Allow "allow",
    Say "say",
    Reveal "reveal",
    Believe "believe",
    Accuse "accuse",
    Ready "ready",
    Committed "committed",
    Likely "likely",
    Unlikely "unlikely",
    Sign "sign",
    Term "term",
}
}

impl Operator {
    /// Whether it tells of an event without touching it: the time of a verb like this is that of the telling.
    pub(crate) fn tells(self) -> bool {
        use Operator::*;
        matches!(self, Say | Reveal | Believe | Tell | Argue | Doubt | Fear)
    }

    /// Whether it brings a truce or a withdrawal about.
    pub(crate) fn makes(self) -> bool {
        use Operator::*;
        matches!(self, Agree | Announce | Broker | Negotiate | Extend | Decide | Order | Begin | Offer)
    }
}
