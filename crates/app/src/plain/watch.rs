//! Processor seconds, which a busy machine does not stretch, and memory.

use std::time::Instant;

/// Runs from when it is made.
pub(super) struct Watch {
    since: Instant,
    spent: Option<u64>,
}

impl Watch {
    pub(super) fn start() -> Watch {
        Watch {
            since: Instant::now(),
            spent: spent(),
        }
    }

    /// Seconds of this thread's processor where the system tells them, of the clock elsewhere.
    pub(super) fn seconds(&self) -> f64 {
        match (self.spent, spent()) {
            (Some(from), Some(to)) => {
                let nanoseconds = u32::try_from((to - from) / 1_000).unwrap_or(u32::MAX);
                f64::from(nanoseconds) / 1e6
            }
            _ => self.since.elapsed().as_secs_f64(),
        }
    }
}

/// Nanoseconds that this thread has computed, on Linux.
fn spent() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// The most memory that this program has held, in MB, on Linux.
pub(super) fn memory_mb() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kb: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kb.div_ceil(1024))
}
