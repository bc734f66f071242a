//! Small numbers for keys, in the order in which they come.

use std::collections::HashMap;

/// Keys below this are looked up in a table, which is most of them in most files.
const NEAR: u64 = 1 << 22;

#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    /// By key: its number and one.
    near: Vec<u32>,
    far: HashMap<u64, u32>,
    pub keys: Vec<u64>,
}

impl Keys {
    #[inline]
    pub(super) fn number(&mut self, key: u64) -> u32 {
        let next = self.keys.len() as u32;
        let number = if key < NEAR {
            let at = key as usize;
            if at >= self.near.len() {
                self.near.resize((at + 1).next_power_of_two(), 0);
            }
            let found = &mut self.near[at];
            if *found == 0 {
                *found = next + 1;
            }
            *found - 1
        } else {
            *self.far.entry(key).or_insert(next)
        };
        if number == next {
            self.keys.push(key);
        }
        number
    }

    /// The keys in order, and by number the place in that order.
    pub(super) fn sorted(&self) -> (Vec<u64>, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.keys.len() as u32).collect();
        order.sort_unstable_by_key(|i| self.keys[*i as usize]);
        let mut place = vec![0; order.len()];
        for (at, i) in (0..).zip(&order) {
            place[*i as usize] = at;
        }
        (order.iter().map(|i| self.keys[*i as usize]).collect(), place)
    }
}
