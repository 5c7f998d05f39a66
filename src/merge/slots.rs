//! Things by number.

/// So many things stand in one room, so that many things neither leave room unused nor are moved to more of it.
const ROOM: usize = 1024;

/// Things by number; the numbers of those taken out are given again after [`Slots::reuse`].
#[derive(Debug, Clone)]
pub(super) struct Slots<T> {
    rooms: Vec<Vec<Option<T>>>,
    free: Vec<u32>,
    taken: Vec<u32>,
}

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Slots { rooms: Vec::new(), free: Vec::new(), taken: Vec::new() }
    }
}

impl<T> Slots<T> {
    /// The number that the next thing will have.
    pub(super) fn next(&self) -> u32 {
        self.free.last().copied().unwrap_or(u32::try_from(self.len()).unwrap_or(u32::MAX))
    }

    pub(super) fn put(&mut self, thing: T) -> u32 {
        let number = self.next();
        if let Some(slot) = self.free.pop().and_then(|free| self.slot(free)) {
            *slot = Some(thing);
            return number;
        }
        match self.rooms.last_mut().filter(|room| room.len() < ROOM) {
            Some(room) => room.push(Some(thing)),
            None => {
                // The first grows as it is needed.
                let mut room = Vec::with_capacity(if self.rooms.is_empty() { 1 } else { ROOM });
                room.push(Some(thing));
                self.rooms.push(room);
            }
        }
        number
    }

    fn slot(&mut self, number: u32) -> Option<&mut Option<T>> {
        self.rooms.get_mut(number as usize / ROOM)?.get_mut(number as usize % ROOM)
    }

    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.rooms.get(number as usize / ROOM)?.get(number as usize % ROOM)?.as_ref()
    }

    pub(super) fn get_mut(&mut self, number: u32) -> Option<&mut T> {
        self.slot(number)?.as_mut()
    }

    pub(super) fn take(&mut self, number: u32) -> Option<T> {
        let thing = self.slot(number)?.take();
        if thing.is_some() {
            self.taken.push(number);
        }
        thing
    }

    /// Lets the numbers of what was taken out be given again.
    pub(super) fn reuse(&mut self) {
        self.free.append(&mut self.taken);
    }

    /// One more than the greatest number there was.
    pub(super) fn len(&self) -> usize {
        let last = self.rooms.last().map_or(0, Vec::len);
        self.rooms.len().saturating_sub(1) * ROOM + last
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> + Clone + use<T> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }
}
