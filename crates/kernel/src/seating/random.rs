//! A small seeded generator, so that a seating can be made again from its seed on any machine.

/// SplitMix64 (Steele, Lea and Flood, 2014): 64 bits of state, every step a bijection. Good enough to steer a search;
/// never for anything that must not be guessed.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x5EA7_1496_C1AC_1E00)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 where `bound` is 0. Multiply and shift: the bias is below one in 2^32 per value, which a
    /// search does not feel.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// A number in [0, 1).
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Whether a change for the worse by `by` is taken at temperature `heat`.
    pub(super) fn takes(&mut self, by: i64, heat: f64) -> bool {
        if by <= 0 {
            return true;
        }
        let x = by as f64 / heat;
        // Beyond, the chance is below one in ten million; this also covers a heat of 0.
        if x >= 16.0 {
            return false;
        }
        let u = self.unit();
        // The first terms of e^x alone nearly always say no, and are cheaper.
        u * (1.0 + x * (1.0 + x * (0.5 + x * 0.166))) < 1.0 && u < exp_minus(x)
    }

    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// e^-x for 0 <= x < 16 by the four operations alone, which are the same on every machine (the system's `exp` is not).
pub(super) fn exp_minus(x: f64) -> f64 {
    let y = x / 32.0;
    let mut e =
        1.0 + y * (1.0 + y / 2.0 * (1.0 + y / 3.0 * (1.0 + y / 4.0 * (1.0 + y / 5.0 * (1.0 + y / 6.0)))));
    for _ in 0..5 {
        e *= e;
    }
    1.0 / e
}

#[cfg(test)]
mod tests {
    use super::exp_minus;

    #[test]
    fn e_is_close_enough() {
        for i in 0..160 {
            let x = f64::from(i) / 10.0;
            assert!((exp_minus(x) / (-x).exp() - 1.0).abs() < 2e-4, "{x}");
        }
    }
}
