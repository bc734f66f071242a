//! Whether two statements say nearly the same: by the letters they share, so that word endings do not matter.

use std::collections::HashSet;

use kernel::text;

/// From so much likeness on two statements are shown to each other's readers.
pub const ALIKE: f64 = 0.5;
/// At most so many are shown.
const MOST: usize = 4;

/// The folded text as runs of three and four letters; words are marked at their ends, so that endings weigh less than
/// beginnings.
#[derive(Debug, Clone)]
pub struct Grams(HashSet<u64>);

impl Grams {
    /// Of a text.
    pub fn of(said: &str) -> Grams {
        let folded = text::fold(said);
        let mut grams = HashSet::new();
        for word in folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            let letters: Vec<char> = std::iter::once(' ').chain(word.chars()).chain([' ']).collect();
            for length in [3, 4] {
                for run in letters.windows(length) {
                    grams.insert(run.iter().fold(0xcbf2_9ce4_8422_2325, |hash, c| {
                        (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3)
                    }));
                }
            }
        }
        Grams(grams)
    }

    /// How much two share, from 0 to 1 (Dice).
    pub fn likeness(&self, other: &Grams) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 {
            return 0.0;
        }
        let shared = self.0.intersection(&other.0).count();
        2.0 * count(shared) / count(all)
    }
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Which of the texts are nearly like this one, the most alike first: their keys, without those for which `skip` holds.
pub fn alike<K: Copy + Ord>(said: &str, among: &[(K, Grams)], skip: impl Fn(K) -> bool) -> Vec<K> {
    let grams = Grams::of(said);
    let mut found: Vec<(f64, K)> = among
        .iter()
        .filter(|(key, _)| !skip(*key))
        .map(|(key, other)| (grams.likeness(other), *key))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    let mut keys = Vec::new();
    for (_, key) in found {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.truncate(MOST);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_and_order_do_not_matter_but_the_matter_does() {
        let among: Vec<(u32, Grams)> = [
            "Bussiliiklus külade vahel peaks õhtul tihedam olema",
            "Kool peab jääma külla alles",
            "Õhtul peaks bussiliiklus külade vahel tihenema",
        ]
        .iter()
        .zip(1..)
        .map(|(said, key)| (key, Grams::of(said)))
        .collect();
        assert_eq!(
            alike(
                "Õhtune bussiliiklus külade vahel peaks tihedam olema",
                &among,
                |_| false
            ),
            [1, 3]
        );
        assert_eq!(alike("KOOL PEAB JAAMA KÜLLA ALLES!", &among, |_| false), [2]);
        assert_eq!(
            alike("Valla eelarve on läbipaistev", &among, |_| false),
            [] as [u32; 0]
        );
        assert_eq!(alike("…", &among, |key| key == 1), [] as [u32; 0]);
    }
}
