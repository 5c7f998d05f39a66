//! HTML as a tree whose elements are nested no deeper than in browsers.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

/// Browsers nest no deeper, and no author comes near. What is asked of a tree takes a time that grows with its depth.
const DEEPEST: usize = 512;

/// Elements that are open at once where it is not worth while to parse: the parser's time grows with the square of their number.
const MOST_OPEN: usize = 8 * DEEPEST;

/// Elements that have no end, or whose end may be left out.
const UNENDED: &str = "area base body br caption col colgroup dd dt embed head hr html img input li link meta optgroup option p param rp rt \
    source tbody td tfoot th thead tr track wbr";

/// The tree of a page.
pub(crate) fn page(html: String) -> Result<Document, String> {
    shallow(html, Document::from)
}

/// The tree of a piece of one.
pub(crate) fn fragment(html: &str) -> Result<Document, String> {
    shallow(html, Document::fragment)
}

fn shallow<H: AsRef<str>>(html: H, parsed: impl FnOnce(H) -> Document) -> Result<Document, String> {
    let document = Some(html).filter(|html| most_open(html.as_ref()) <= MOST_OPEN).map(parsed);
    document
        .filter(|document| is_shallow(document.root()))
        .ok_or_else(|| format!("elements are nested more than {DEEPEST} deep"))
}

/// How many elements are open at once, by their tags alone.
fn most_open(html: &str) -> usize {
    let mut open = HashMap::new();
    let (mut all, mut most) = (0, 0);
    for tag in html.split('<').skip(1) {
        let (ends, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name = tag.split(|char: char| !char.is_ascii_alphanumeric() && char != '-').next().unwrap_or_default();
        if name.is_empty() || UNENDED.split(' ').any(|unended| name.eq_ignore_ascii_case(unended)) {
            continue;
        }
        let count: &mut usize = open.entry(name.to_ascii_lowercase()).or_default();
        // "<path/>" of a drawing is closed at once.
        let closed = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        match ends {
            false if !closed => (*count, all) = (*count + 1, all + 1),
            true if *count > 0 => (*count, all) = (*count - 1, all - 1),
            _ => {}
        }
        most = most.max(all);
    }
    most
}

fn is_shallow(root: NodeRef<'_>) -> bool {
    let (mut at, mut depth) = (root, 0);
    loop {
        if let Some(child) = at.first_child() {
            (at, depth) = (child, depth + 1);
            if depth > DEEPEST {
                return false;
            }
            continue;
        }
        at = loop {
            if let Some(next) = at.next_sibling() {
                break next;
            }
            match at.parent() {
                Some(parent) => (at, depth) = (parent, depth - 1),
                None => return true,
            }
        };
    }
}
