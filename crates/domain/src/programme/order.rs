//! The order of things that organisers arrange by hand: trainers, meetings.

/// The ids with one of them a step earlier or later; `None` where it is not among them, or is at the end already.
pub(crate) fn moved(ids: &[String], id: &str, earlier: bool) -> Option<Vec<String>> {
    let from = ids.iter().position(|i| i == id)?;
    let to = if earlier { from.checked_sub(1)? } else { from + 1 };
    if to >= ids.len() {
        return None;
    }
    let mut ids = ids.to_vec();
    ids.swap(from, to);
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn one_step_and_never_over_the_end() {
        let ids = ["a", "b", "c"].map(str::to_owned);
        let order = |id, earlier| moved(&ids, id, earlier).map(|ids| ids.concat());
        assert_eq!(order("b", true).as_deref(), Some("bac"));
        assert_eq!(order("b", false).as_deref(), Some("acb"));
        assert_eq!(
            (order("a", true), order("c", false), order("x", true)),
            (None, None, None)
        );
    }
}
