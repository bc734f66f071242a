//! What a call needs from outside: the time, randomness, and the instance's key.

use data_encoding::{BASE32_NOPAD, HEXLOWER};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// The instance's secret key; it lives beside the database, not in it.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl Key {
    /// A key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Key(bytes)
    }

    /// The 128-bit secret of a thing, as 26 lower-case letters and digits. Derived rather than kept, so that a
    /// reminder sent weeks later carries the same personal link while the database holds only its hash.
    pub fn secret(&self, purpose: &str, id: &str) -> String {
        // Hash(key ‖ lengths ‖ message ‖ key): the trailing key closes the length-extension of a plain prefix hash.
        let mut hash = Sha256::new();
        hash.update(self.0);
        hash.update((purpose.len() as u64).to_be_bytes());
        hash.update(purpose.as_bytes());
        hash.update(id.as_bytes());
        hash.update(self.0);
        BASE32_NOPAD.encode(&hash.finalize()[..16]).to_lowercase()
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// How a secret is stored: only its hash, so that who reads the database holds no link.
pub fn hash(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

/// Time, randomness and key of one call.
#[derive(Debug)]
pub struct Context {
    /// Microseconds UTC.
    pub now: i64,
    /// Randomness of this call, seeded by whoever made the context.
    pub rng: StdRng,
    /// The instance's key.
    pub key: Key,
    /// How many ids were made.
    ids: u16,
}

impl Context {
    /// A context whose randomness follows from `seed`.
    pub fn new(now: i64, seed: [u8; 32], key: Key) -> Self {
        Context {
            now,
            rng: StdRng::from_seed(seed),
            key,
            ids: 0,
        }
    }

    /// A new id (UUIDv7). What one call makes at one moment sorts in the order in which it was made: the first twelve bits
    /// after the time are a counter (RFC 9562 §6.2, method 1).
    pub fn id(&mut self) -> String {
        let mut bytes = [0; 10];
        self.rng.fill_bytes(&mut bytes);
        bytes[..2].copy_from_slice(&self.ids.to_be_bytes());
        self.ids = (self.ids + 1).min(0x0fff);
        kernel::id::uuid7(self.now, bytes)
    }

    /// A new id for what is published.
    pub fn public_id(&mut self) -> String {
        let mut bytes = [0; 12];
        self.rng.fill_bytes(&mut bytes);
        kernel::id::public(bytes)
    }

    /// A new 128-bit secret for a link or a session, as 26 lower-case letters and digits.
    pub fn token(&mut self) -> String {
        let mut bytes = [0; 16];
        self.rng.fill_bytes(&mut bytes);
        BASE32_NOPAD.encode(&bytes).to_lowercase()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_moment_sort_as_they_were_made() {
        let mut ctx = Context::new(1_700_000_000_000_000, [7; 32], Key::new([1; 32]));
        let ids: Vec<String> = (0..300).map(|_| ctx.id()).collect();
        assert!(ids.is_sorted() && ids.iter().all(|id| kernel::id::is_uuid(id)));
    }

    #[test]
    fn secrets_differ_by_purpose_id_and_key() {
        let (a, b) = (Key::new([1; 32]), Key::new([2; 32]));
        let secret = a.secret("registration", "x");
        assert_eq!(secret.len(), 26);
        assert_eq!(secret, a.secret("registration", "x"));
        for other in [
            a.secret("registration", "y"),
            a.secret("registratio", "nx"),
            b.secret("registration", "x"),
        ] {
            assert_ne!(secret, other);
        }
        assert_eq!(format!("{a:?}"), "Key(…)");
    }
}
