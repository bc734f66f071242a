//! What to call people by on a tag.

/// The first name of each, in their order. Who shares it with somebody else is told apart by the first letter of the
/// last name, and where that is not enough by the whole name.
pub(super) fn called(names: &[&str]) -> Vec<String> {
    let short: Vec<[String; 3]> = names.iter().map(|name| ways(name)).collect();
    let alone = |which: usize, way: usize| {
        let key = |ways: &[String; 3]| kernel::text::fold(&ways[way]);
        short
            .iter()
            .filter(|other| key(other) == key(&short[which]))
            .count()
            == 1
    };
    (0..names.len())
        .map(|which| {
            let way = (0..2).find(|way| alone(which, *way)).unwrap_or(2);
            short[which][way].clone()
        })
        .collect()
}

/// The first name; with the first letter of the last; all of it.
fn ways(name: &str) -> [String; 3] {
    let mut parts = name.split_whitespace();
    let first = parts.next().unwrap_or_default().to_owned();
    let letter = parts.next_back().and_then(|last| last.chars().next());
    let initial = letter.map_or_else(|| first.clone(), |letter| format!("{first} {letter}."));
    let whole = name.split_whitespace().collect::<Vec<_>>().join(" ");
    [first, initial, whole]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_called_by_their_first_names_and_told_apart() {
        let names = [
            "Mari Tamm",
            "Anna-Liisa Kask",
            "Õie",
            "mari  Mägi",
            "Jaan Põld",
            "Jaan Pärn",
            "Karl Gustav Öö",
        ];
        assert_eq!(
            called(&names),
            [
                "Mari T.",
                "Anna-Liisa",
                "Õie",
                "mari M.",
                "Jaan Põld",
                "Jaan Pärn",
                "Karl"
            ]
        );
        assert_eq!(
            called(&["Mari", "Mari Tamm", "Mari"]),
            ["Mari", "Mari T.", "Mari"]
        );
        assert_eq!(called(&["", " "]), ["", ""]);
    }
}
