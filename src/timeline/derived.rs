//! What follows from the reports of a timeline, kept up with their changes.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::merge::Ledger;
use crate::timeline::build::{self, Witness};
use crate::timeline::{Event, Order, Report};

/// A report that came or went.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Add(Witness),
    Drop(Arc<Report>),
}

/// The events of a set of reports.
#[derive(Debug, Clone, Default)]
pub(super) struct Derived {
    ledger: Ledger,
    /// The reports by their numbers in the ledger.
    reports: Vec<Option<Witness>>,
    events: BTreeMap<Order, Event>,
    /// Where each event stands, by its number in the ledger.
    orders: Vec<Option<Order>>,
    /// The events by id.
    ids: BTreeMap<String, Order>,
}

impl Derived {
    pub(super) fn events(&self) -> &BTreeMap<Order, Event> {
        &self.events
    }

    pub(super) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The report of that number in the ledger.
    pub(super) fn report(&self, number: u32) -> Option<&Arc<Report>> {
        Some(&self.reports.get(number as usize)?.as_ref()?.report)
    }

    /// The event of that number in the ledger.
    pub(super) fn numbered(&self, number: u32) -> Option<&Event> {
        self.events.get(self.orders.get(number as usize)?.as_ref()?)
    }

    /// The event of that id.
    pub(super) fn event(&self, id: &str) -> Option<(&Order, &Event)> {
        self.events.get_key_value(self.ids.get(id)?)
    }

    /// Takes changes in, in the order in which they came.
    pub(super) fn follow(&mut self, changes: Vec<Change>) {
        for change in changes {
            match change {
                Change::Add(witness) => self.add(witness),
                Change::Drop(report) => {
                    self.ledger.remove(report.identity());
                }
            }
        }
        let settled = self.ledger.settle();
        let changed = if settled.anew {
            self.events.clear();
            self.orders.clear();
            self.ids.clear();
            self.ledger.clusters().map(|cluster| cluster.number).collect()
        } else {
            settled.changed
        };
        for number in settled.gone.iter().chain(&changed) {
            self.forget(*number);
        }
        let mut built: Vec<(u32, Event, Vec<u32>)> = Vec::with_capacity(changed.len());
        for number in changed {
            let Some(cluster) = self.ledger.cluster(number) else { continue };
            let Some(event) = build::event(&self.reports, &cluster) else { continue };
            let order = event.order().numbered(number);
            let place = number as usize;
            if self.orders.len() <= place {
                self.orders.resize(place + 1, None);
            }
            if let Some(slot) = self.orders.get_mut(place) {
                *slot = Some(order);
            }
            built.push((number, event, cluster.rivals));
        }
        for (number, mut event, rivals) in built {
            let order = |number: u32| self.orders.get(number as usize).and_then(Option::as_ref);
            event.could_be = rivals.into_iter().filter_map(|rival| Some(order(rival)?.id.clone())).collect();
            event.could_be.sort_unstable();
            let Some(order) = order(number).cloned() else { continue };
            self.ids.insert(order.id.clone(), order.clone());
            self.events.insert(order, event);
        }
    }

    fn add(&mut self, witness: Witness) {
        let report = &witness.report;
        let number = self.ledger.insert(report.identity(), report.day(), &report.facts()) as usize;
        if self.reports.len() <= number {
            self.reports.resize(number + 1, None);
        }
        if let Some(slot) = self.reports.get_mut(number) {
            *slot = Some(witness);
        }
    }

    fn forget(&mut self, number: u32) {
        let Some(order) = self.orders.get_mut(number as usize).and_then(Option::take) else { return };
        self.events.remove(&order);
        if self.ids.get(&order.id) == Some(&order) {
            self.ids.remove(&order.id);
        }
    }
}
