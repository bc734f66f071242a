//! Rounds in which nobody meets anybody twice, drawn up before anybody is put in them.
//!
//! Seats are rows of columns, with as many rows as there are circles. In each round a column is turned as a whole: the
//! seat in row x goes to circle x + shift. So a circle has one seat of each column, those of one column never meet, and
//! two seats of columns i and j meet when the difference of their rows is the difference of the shifts. If that is another one
//! in every round, no two seats meet twice. (Mutually orthogonal Latin squares from a difference matrix; Bose, Shrikhande
//! and Parker 1960 for twelve.) A search that only exchanges people gets near such a pattern, and seldom there.

use super::random::Random;

/// Work to be spent on looking for the shifts, in shifts tried.
const BUDGET: usize = 100_000_000;
/// How often one column is tried anew before all is begun anew.
const PATIENCE: usize = 60;

/// Seats by row and column.
pub(super) struct Pattern {
    circles: usize,
    /// Round × column.
    shifts: Vec<Vec<usize>>,
}

impl Pattern {
    /// A pattern of so many columns, or `None` where none was found. The first column stays where it is in all rounds.
    pub(super) fn find(circles: usize, columns: usize, rounds: usize, random: &mut Random) -> Option<Self> {
        if rounds > circles || circles < 2 || columns > circles {
            return None;
        }
        let mut pattern = Self {
            circles,
            shifts: vec![Vec::new(); rounds],
        };
        let mut left = BUDGET / (circles * rounds);
        while left > 0 {
            for shifts in &mut pattern.shifts {
                shifts.clear();
                shifts.push(0);
            }
            for _ in 1..columns {
                let tries = PATIENCE.min(left);
                left -= tries;
                let Some(column) = (0..tries).find_map(|_| pattern.column(random)) else {
                    break;
                };
                for (shifts, shift) in pattern.shifts.iter_mut().zip(column) {
                    shifts.push(shift);
                }
            }
            if pattern.shifts[0].len() == columns {
                return Some(pattern);
            }
        }
        None
    }

    /// Shifts of a further column, round by round, whose differences to those of each column are all unlike.
    fn column(&self, random: &mut Random) -> Option<Vec<usize>> {
        let mut column: Vec<usize> = Vec::with_capacity(self.shifts.len());
        let mut order: Vec<usize> = (0..self.circles).collect();
        for (r, shifts) in self.shifts.iter().enumerate() {
            if r == 0 {
                // Turning a column in all rounds alike changes nothing.
                column.push(0);
                continue;
            }
            random.shuffle(&mut order);
            let fits = |v: &usize| {
                shifts.iter().enumerate().all(|(i, shift)| {
                    let apart = self.minus(*v, *shift);
                    (0..r).all(|e| self.minus(column[e], self.shifts[e][i]) != apart)
                })
            };
            column.push(order.iter().copied().find(fits)?);
        }
        Some(column)
    }

    pub(super) fn rounds(&self) -> usize {
        self.shifts.len()
    }

    /// Where the seat in this row of this column is in a round.
    pub(super) fn circle(&self, round: usize, column: usize, row: usize) -> usize {
        self.plus(row, self.shifts[round][column])
    }

    /// The rows are added as the numbers below `circles`; where four divides that, as pairs of a bit and a number below half,
    /// because there are more patterns so, and with the plain numbers hardly any.
    fn half(&self) -> usize {
        if self.circles.is_multiple_of(4) {
            self.circles / 2
        } else {
            self.circles
        }
    }

    fn plus(&self, x: usize, y: usize) -> usize {
        let h = self.half();
        (x / h + y / h) % (self.circles / h) * h + (x % h + y % h) % h
    }

    fn minus(&self, x: usize, y: usize) -> usize {
        let h = self.half();
        let over = self.circles / h;
        (x / h + over - y / h) % over * h + (x % h + h - y % h) % h
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use crate::seating::random::Random;

    #[test]
    fn nobody_meets_twice() {
        for (circles, columns, rounds) in [(12, 9, 6), (5, 5, 5), (8, 6, 5), (60, 9, 6), (6, 4, 3)] {
            let found = Pattern::find(circles, columns, rounds, &mut Random::new(1));
            let pattern = found.unwrap_or_else(|| panic!("{circles} {columns} {rounds}"));
            let seats: Vec<(usize, usize)> = (0..columns)
                .flat_map(|c| (0..circles).map(move |x| (c, x)))
                .collect();
            for (k, a) in seats.iter().enumerate() {
                for b in &seats[..k] {
                    let at = |r, (c, x): (usize, usize)| pattern.circle(r, c, x);
                    let met = (0..rounds).filter(|r| at(*r, *a) == at(*r, *b)).count();
                    assert!(
                        met <= usize::from(a.0 != b.0),
                        "{a:?} and {b:?} of {circles} {columns} {rounds}"
                    );
                }
            }
            assert!((0..circles).all(|x| (0..rounds).all(|r| pattern.circle(r, 0, x) == x)));
        }
    }

    #[test]
    fn what_cannot_be_is_not_found() {
        assert!(Pattern::find(4, 4, 5, &mut Random::new(1)).is_none());
        assert!(Pattern::find(2, 2, 3, &mut Random::new(1)).is_none());
        assert!(Pattern::find(0, 0, 0, &mut Random::new(1)).is_none());
    }
}
