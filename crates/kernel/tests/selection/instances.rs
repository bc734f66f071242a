//! The public instances beside the repository, where they are there.

use std::path::PathBuf;
use std::time::Instant;

use kernel::selection::{
    Candidate, Candidates, Certificate, Conditions, Limits, Problem, Score, best, lottery, verify,
};

fn data() -> PathBuf {
    match std::env::var_os("SELECTION_DATA") {
        Some(folder) => folder.into(),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/selection"),
    }
}

/// A file of the instances, or `None` and a word about it, for those who run the tests by hand too.
#[allow(clippy::print_stdout)]
fn read(name: &str) -> Option<String> {
    let path = data().join(name);
    if let Ok(text) = std::fs::read_to_string(&path) {
        return Some(text);
    }
    let line = format!("selection: no ../shared/data/selection/{name}");
    println!("skipped: {line}");
    if let Some(log) = std::env::var_os("VESTLUSRING_SKIP_LOG") {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(log)
            .unwrap();
        writeln!(file, "{line}").unwrap();
    }
    None
}

/// The instance, and the published chances where there are some.
pub fn instance(name: &str) -> Option<(Problem, Vec<f64>)> {
    let categories = read(&format!("{name}/categories.csv"))?;
    let respondents = read(&format!("{name}/respondents.csv"))?;
    let mut conditions = Conditions {
        places: name.rsplit('_').next()?.parse().unwrap(),
        ..Conditions::default()
    };
    for line in categories.lines().skip(1).filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = line.split(',').collect();
        let limits = Limits::new(cells[2].parse().unwrap(), cells[3].parse().unwrap()).unwrap();
        conditions
            .limits
            .insert((cells[0].to_owned(), cells[1].to_owned()), limits);
    }
    let mut lines = respondents.lines();
    let names: Vec<&str> = lines.next()?.split(',').collect();
    let candidates: Candidates = lines
        .filter(|l| !l.is_empty())
        .enumerate()
        .map(|(i, line)| Candidate {
            id: format!("p{i:06}"),
            values: (names.iter().zip(line.split(',')))
                .map(|(c, v)| ((*c).to_owned(), v.to_owned()))
                .collect(),
            score: Score::new(((i * 7_919) % 101) as f64),
        })
        .collect();
    let problem = Problem::new(candidates, conditions, [], []).unwrap();
    let profile = match data().join(name).join("leximin_profile.csv") {
        path if path.exists() => std::fs::read_to_string(path)
            .unwrap()
            .lines()
            .filter(|l| !l.starts_with('#') && !l.is_empty())
            .map(|l| l.parse().unwrap())
            .collect(),
        _ => Vec::new(),
    };
    Some((problem, profile))
}

#[allow(clippy::print_stdout)]
fn fair(name: &str) -> Option<()> {
    let (problem, profile) = instance(name)?;
    let begun = Instant::now();
    let found = lottery(&problem).unwrap();
    let took = begun.elapsed();
    assert_eq!(verify::lottery(&problem, &found), [], "{name}");
    let mut ours: Vec<f64> = found.chances().map(|(_, p)| p).collect();
    println!(
        "{name}: least {:.4}, {} panels, {:?}, {took:?}",
        ours.iter().copied().fold(1.0, f64::min),
        found.count(),
        found.certificate()
    );
    // The published bound is in the order of chances.
    let mut bound = profile;
    bound.sort_by(f64::total_cmp);
    ours.sort_by(f64::total_cmp);
    let differs = ours.iter().zip(&bound).find(|(a, b)| (*a - *b).abs() > 1e-6);
    let begun = Instant::now();
    let tickets = found.tickets(&problem, 1_000).unwrap();
    println!(
        "{name}: a thousand panels lose {:.5} at most, {:?}",
        tickets.loss(),
        begun.elapsed()
    );
    assert_eq!(verify::tickets(&problem, &tickets), [], "{name}");
    assert!(tickets.loss() < 0.002, "{name}: {}", tickets.loss());
    match found.certificate() {
        Certificate::Fractional => assert_eq!(differs, None, "{name}"),
        // Never better than the bound.
        Certificate::Generated => assert!(differs.is_none_or(|(a, b)| a < b), "{name}: {differs:?}"),
        Certificate::AtMost(bound) | Certificate::Within(bound) => panic!("{name}: {bound}"),
    }
    Some(())
}

#[test]
fn the_fairest_chances_of_small_pools() {
    for name in [
        "example_small_20",
        "example_large_200",
        "leaders60_12",
        "leaders120_12",
        "sffixture_22",
        "synth200_30",
    ] {
        fair(name);
    }
}

#[test]
#[allow(clippy::print_stdout)]
fn the_best_of_public_pools_is_certain() {
    for name in [
        "leaders60_12",
        "leaders120_12",
        "sffixture_22",
        "synth200_30",
        "sfgen300tight_45",
        "synth1000_100",
    ] {
        let Some((problem, _)) = instance(name) else {
            return;
        };
        let begun = Instant::now();
        let found = best(&problem).unwrap();
        println!("{name}: {} {:?} {:?}", found.total, found.proof, begun.elapsed());
        assert_eq!(verify::panel(&problem, &found.panel), []);
        assert_eq!(found.proof, kernel::selection::Proof::Optimal);
    }
}
