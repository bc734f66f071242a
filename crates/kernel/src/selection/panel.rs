//! A panel in few bytes: the distances between people's numbers, one to three bytes each. Of a hundred thousand people
//! there may be as many panels, and these have to be kept.

/// People by number, in order. Panels of one size are ordered as the lists of their numbers are, because a longer distance
/// begins with a larger byte.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Panel(Box<[u8]>);

impl Panel {
    /// From numbers in order, each once. A problem has a million candidates at most, so 22 bits hold any distance.
    pub(super) fn new(people: &[usize]) -> Self {
        let mut bytes = Vec::with_capacity(people.len() * 2);
        let mut before = 0;
        for person in people {
            let distance = person - before;
            before = *person;
            let byte = |shift: u32| (distance >> shift) as u8;
            match distance {
                0..0x80 => bytes.push(byte(0)),
                0x80..0x4000 => bytes.extend([0x80 | byte(8), byte(0)]),
                _ => bytes.extend([0xC0 | byte(16), byte(8), byte(0)]),
            }
        }
        Self(bytes.into())
    }

    /// The numbers again.
    pub(super) fn people(&self) -> impl Iterator<Item = usize> {
        let mut bytes = self.0.iter().map(|b| usize::from(*b));
        let mut at = 0;
        std::iter::from_fn(move || {
            let first = bytes.next()?;
            let (begun, more) = match first {
                0..0x80 => (first, 0),
                0x80..0xC0 => (first & 0x3F, 1),
                _ => (first & 0x3F, 2),
            };
            at += bytes.by_ref().take(more).fold(begun, |d, b| d << 8 | b);
            Some(at)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_panels_keep_their_order() {
        let some = [0, 1, 0x7F, 0x80, 0xFF, 0x17E, 0x3FFF, 0x4000, 0x8000, 0xF_FFFF];
        let mut lists: Vec<Vec<usize>> = Vec::new();
        for a in some {
            for b in some.into_iter().filter(|b| *b > a) {
                lists.extend(some.into_iter().filter(|c| *c > b).map(|c| vec![a, b, c]));
            }
        }
        lists.sort();
        let panels: Vec<Panel> = lists.iter().map(|l| Panel::new(l)).collect();
        assert!(panels.is_sorted());
        for (list, panel) in lists.iter().zip(&panels) {
            assert_eq!(panel.people().collect::<Vec<_>>(), *list);
        }
    }
}
