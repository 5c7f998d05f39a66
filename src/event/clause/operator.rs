//! What a governing word does to the event that it governs.

/// The classes of governing verbs, nouns and adjectives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Operator {
    /// Changes nothing: "saw", "took part in".
    Nothing,
    Announce,
    Agree,
    Decide,
    Order,
    Demand,
    /// "argued that … should": demands only together with a modal.
    Argue,
    /// "told … to" demands, "told … that" says.
    Tell,
    Cause,
    Make,
    Witness,
    Offer,
    /// "the goal is …": what is aimed at of others is demanded.
    Aim,
    Negotiate,
    Broker,
    Discuss,
    Include,
    Threaten,
    Try,
    /// "helped to reach …": was part of it.
    Help,
    Plan,
    /// A plan of one's own: denied, it is a refusal.
    Intend,
    Schedule,
    Expect,
    Doubt,
    Fear,
    Begin,
    Continue,
    Remain,
    Complete,
    Refuse,
    /// "opposes …": denies nothing yet.
    Oppose,
    Dismiss,
    Deny,
    Fail,
    Halt,
    Extend,
    Restore,
    Preserve,
    Violate,
    Ignore,
    Collapse,
    End,
    Hold,
    Implement,
    Support,
    Welcome,
    Allow,
    Say,
    Reveal,
    Believe,
    Accuse,
    Ready,
    Committed,
    Likely,
    Unlikely,
    Sign,
    Term,
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

    pub(crate) fn parse(name: &str) -> Option<Operator> {
        use Operator::*;
        Some(match name {
            "none" => Nothing,
            "announce" => Announce,
            "agree" => Agree,
            "decide" => Decide,
            "order" => Order,
            "demand" => Demand,
            "argue" => Argue,
            "tell" => Tell,
            "cause" => Cause,
            "make" => Make,
            "witness" => Witness,
            "offer" => Offer,
            "aim" => Aim,
            "negotiate" => Negotiate,
            "broker" => Broker,
            "discuss" => Discuss,
            "include" => Include,
            "threaten" => Threaten,
            "try" => Try,
            "plan" => Plan,
            "intend" => Intend,
            "help" => Help,
            "schedule" => Schedule,
            "expect" => Expect,
            "doubt" => Doubt,
            "fear" => Fear,
            "begin" => Begin,
            "continue" => Continue,
            "remain" => Remain,
            "complete" => Complete,
            "refuse" => Refuse,
            "oppose" => Oppose,
            "dismiss" => Dismiss,
            "deny" => Deny,
            "fail" => Fail,
            "halt" => Halt,
            "extend" => Extend,
            "restore" => Restore,
            "preserve" => Preserve,
            "violate" => Violate,
            "ignore" => Ignore,
            "collapse" => Collapse,
            "end" => End,
            "hold" => Hold,
            "implement" => Implement,
            "support" => Support,
            "welcome" => Welcome,
            "allow" => Allow,
            "say" => Say,
            "reveal" => Reveal,
            "believe" => Believe,
            "accuse" => Accuse,
            "ready" => Ready,
            "committed" => Committed,
            "likely" => Likely,
            "unlikely" => Unlikely,
            "sign" => Sign,
            "term" => Term,
            _ => return None,
        })
    }
}
