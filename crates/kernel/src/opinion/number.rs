//! Logarithm, exponential and chance by the four operations alone, so that they are the same on every machine.

/// Of the number e to the power of which 2 is.
const LN_2: f64 = std::f64::consts::LN_2;

/// The natural logarithm of a number above 0 and not tiny.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut power = (bits >> 52 & 0x7FF) as i64 - 1_023;
    let mut m = f64::from_bits(bits & 0x000F_FFFF_FFFF_FFFF | 1_023 << 52);
    if m > std::f64::consts::SQRT_2 {
        m /= 2.0;
        power += 1;
    }
    // ln m = 2 artanh s.
    let s = (m - 1.0) / (m + 1.0);
    let (mut sum, mut term) = (0.0, s);
    for k in 0..12 {
        sum += term / f64::from(2 * k + 1);
        term *= s * s;
    }
    2.0 * sum + power as f64 * LN_2
}

/// e to the power of −x, for x of at least 0.
pub(super) fn exp_minus(x: f64) -> f64 {
    if x > 700.0 {
        return 0.0;
    }
    let halves = (x / LN_2).floor();
    let rest = x - halves * LN_2;
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 1..18 {
        term *= -rest / f64::from(k);
        sum += term;
    }
    sum * f64::from_bits(((1_023 - halves as i64) as u64) << 52)
}

/// What looks like chance and follows from the numbers (the last step of SplitMix64, once a number).
pub(super) fn mixed(numbers: &[u64]) -> u64 {
    numbers.iter().fold(0x9E37_79B9_7F4A_7C15, |state, x| {
        let mut z = (state ^ x).wrapping_add(0x9E37_79B9_7F4A_7C15);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    })
}

/// In [0, 1).
pub(super) fn unit(mixed: u64) -> f64 {
    (mixed >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_system_says() {
        for k in 1..2_000 {
            let x = f64::from(k) / 37.0;
            assert!((ln(x) - x.ln()).abs() < 1e-13, "{x}");
            assert!((exp_minus(x) / (-x).exp() - 1.0).abs() < 1e-12, "{x}");
        }
    }
}
