//! Where somebody goes after they have logged in.

use url::Url;

/// The address of the log-in page that leads back to a page of ours.
pub(crate) fn address(path: &str, query: &str) -> String {
    let joiner = if query.is_empty() { "" } else { "?" };
    let next: String =
        url::form_urlencoded::byte_serialize(format!("{path}{joiner}{query}").as_bytes()).collect();
    format!("/log-in?next={next}")
}

/// The page that a `next` names, if it is one of ours: a path from the root and its query, as a browser would read
/// it. Whatever a browser could take for another site is not followed.
pub(crate) fn inside(next: &str) -> Option<String> {
    const MOST: usize = 2000;
    let odd = |c: char| c.is_control() || c == '\\';
    if next.len() > MOST || !next.starts_with('/') || next.starts_with("//") || next.contains(odd) {
        return None;
    }
    let here = Url::parse("http://here.invalid/").ok()?;
    let url = here.join(next).ok()?;
    // Dots are resolved by now, and what they leave may begin with two slashes.
    if url.origin() != here.origin() || url.path().starts_with("//") {
        return None;
    }
    Some(match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_pages_are_followed() {
        for (typed, path) in [
            ("/manage", "/manage"),
            ("/manage/rapina/mail?page=2", "/manage/rapina/mail?page=2"),
            ("/invitation/abc#x", "/invitation/abc"),
            ("/otsing?q=õ", "/otsing?q=%C3%B5"),
            ("/a/../b", "/b"),
        ] {
            assert_eq!(inside(typed).as_deref(), Some(path), "{typed}");
        }
    }

    #[test]
    fn other_sites_are_not() {
        for typed in [
            "",
            "manage",
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "/\t/elsewhere.example",
            "/\n/elsewhere.example",
            "/.//elsewhere.example",
            "/a/..//elsewhere.example",
            "/%2e//elsewhere.example",
            "javascript:alert(1)",
            "\\\\elsewhere.example",
        ] {
            assert_eq!(inside(typed), None, "{typed:?}");
        }
        assert_eq!(inside(&format!("/{}", "a".repeat(2000))), None);
    }

    #[test]
    fn the_way_back_survives_the_log_in_page() {
        let address = address("/manage/rapina/mail", "page=2&q=a b");
        assert_eq!(
            address,
            "/log-in?next=%2Fmanage%2Frapina%2Fmail%3Fpage%3D2%26q%3Da+b"
        );
        let url = Url::parse("http://here.invalid").unwrap().join(&address).unwrap();
        let (_, next) = url.query_pairs().next().unwrap();
        assert_eq!(
            inside(&next).as_deref(),
            Some("/manage/rapina/mail?page=2&q=a%20b")
        );
    }
}
