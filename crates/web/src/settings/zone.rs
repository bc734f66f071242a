//! Time zones to choose from: Europe's, by name, and the larger ones of elsewhere.

/// The zone that a new organisation has until somebody chooses another.
pub(crate) const FIRST: &str = "Europe/Tallinn";

const ZONES: [&str; 62] = [
    "Europe/Amsterdam",
    "Europe/Andorra",
    "Europe/Athens",
    "Europe/Belgrade",
    "Europe/Berlin",
    "Europe/Bratislava",
    "Europe/Brussels",
    "Europe/Bucharest",
    "Europe/Budapest",
    "Europe/Chisinau",
    "Europe/Copenhagen",
    "Europe/Dublin",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/Ljubljana",
    "Europe/London",
    "Europe/Luxembourg",
    "Europe/Madrid",
    "Europe/Malta",
    "Europe/Minsk",
    "Europe/Monaco",
    "Europe/Moscow",
    "Europe/Oslo",
    "Europe/Paris",
    "Europe/Podgorica",
    "Europe/Prague",
    "Europe/Riga",
    "Europe/Rome",
    "Europe/Sarajevo",
    "Europe/Skopje",
    "Europe/Sofia",
    "Europe/Stockholm",
    "Europe/Tirane",
    "Europe/Vaduz",
    "Europe/Vienna",
    "Europe/Vilnius",
    "Europe/Warsaw",
    "Europe/Zagreb",
    "Europe/Zurich",
    "Asia/Nicosia",
    "Asia/Tbilisi",
    "Asia/Yerevan",
    "Atlantic/Azores",
    "Atlantic/Canary",
    "Atlantic/Faroe",
    "Atlantic/Reykjavik",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "UTC",
];

/// Choices of a select, with `current` among them even if it is none of ours.
pub(crate) fn choices(current: &str) -> Vec<(String, String)> {
    let known = current.is_empty() || current == FIRST || ZONES.contains(&current);
    let other = if known { None } else { Some(current) };
    std::iter::once(FIRST)
        .chain(other)
        .chain(ZONES)
        .map(|zone| (zone.to_owned(), zone.replace('_', " ")))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_choice_is_a_zone_and_stands_once() {
        let choices = choices("America/Toronto");
        assert_eq!(choices[0].0, FIRST);
        assert_eq!(choices[1].0, "America/Toronto");
        for (zone, _) in &choices {
            assert!(kernel::time::is_zone(zone), "{zone}");
        }
        let once: BTreeSet<_> = choices.iter().collect();
        assert_eq!(once.len(), choices.len());
        assert_eq!(super::choices(FIRST), super::choices(""));
    }
}
