//! The page in a real browser: events are there, filters, search and keyboard work, nothing from a text is run, and no network is
//! asked. `PICTURES=folder cargo test --test page` leaves pictures to look at; `UPDATE_SCREENSHOT=1` writes the one in `docs/`.

#![allow(clippy::unwrap_used, clippy::panic)] // Clippy knows tests by their attribute, and not the functions they call.

mod browser;

use std::fs;
use std::path::{Path, PathBuf};

use browser::Browser;
use dateline::output::html::Page;
use dateline::timeline::Timeline;
use dateline::{Document, Reader};
use serde_json::Value;

fn seeds() -> Timeline {
    let reader = Reader::new();
    let entries = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let document = Document::from_text(stem, &fs::read_to_string(path).unwrap()).unwrap();
        reader.read(&document).report(&document)
    };
    paths.iter().map(read).collect()
}

/// Reports of so many events, over eight years.
fn many(events: usize) -> Timeline {
    const STATES: [&str; 24] = [
        "France", "Germany", "Italy", "Spain", "Poland", "Turkey", "Egypt", "Israel", "Jordan", "Iraq", "Iran",
        "Qatar", "Kenya", "Somalia", "Ethiopia", "Sudan", "Chad", "Mali", "Niger", "India", "Pakistan", "China",
        "Japan", "Vietnam",
    ];
    let reader = Reader::new();
    let first: dateline::chrono::NaiveDate = "2009-01-05".parse().unwrap();
    let mut timeline = Timeline::new();
    for number in 0..events {
        let (one, other) = (STATES[number * 7 % 24], STATES[(number * 7 + 1 + number / 24 % 23) % 24]);
        let day = first + dateline::chrono::Days::new((number * 5 / 9 + (number * number) % 11) as u64);
        let said = day.format("%B %-d, %Y");
        let text = match number % 5 {
            0 => format!("{one} withdrew its troops from {other} on {said}."),
            1 => format!("{one} and {other} agreed on a ceasefire on {said}."),
            2 => format!("{one} demanded that {other} withdraw its troops in {}.", day.format("%B %Y")),
            3 => format!("The ceasefire between {one} and {other} collapsed on {said}."),
            _ => format!("The presidents of {one} and {other} spoke by phone on {said}."),
        };
        let published = dateline::document::Anchor::Day(day + dateline::chrono::Days::new(1));
        let reading = reader.read(&Document::new(text.clone()).published(published));
        for copy in 0..=number % 3 {
            let source = format!("paper-{}", (number + copy * 5) % 17);
            let document = Document::new(text.clone())
                .source(source)
                .id(number.to_string())
                .title(format!("{one} and {other}, part {number}"))
                .published(published);
            let report = reading.clone().report(&document);
            timeline.insert(report);
        }
    }
    timeline
}

/// The page in a file of its own.
fn written(name: &str, timeline: &Timeline) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.html"));
    fs::write(&path, Page::new(timeline).to_string()).unwrap();
    path
}

/// Leaves a picture, if anybody wants to look.
fn picture(browser: &mut Browser, name: &str) {
    if let Some(folder) = std::env::var_os("PICTURES") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(Path::new(&folder).join(format!("{name}.png")), browser.picture()).unwrap();
    }
}

const VISIBLE: &str = "[...document.querySelectorAll('.event')].filter((item) => !item.hidden).length";

/// Sets a control as a user would.
fn set(browser: &mut Browser, id: &str, value: &str) {
    browser.eval(&format!(
        "(() => {{ const control = document.getElementById('{id}'); control.value = {value:?}; \
         control.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()"
    ));
    browser.settle();
}

fn focus(browser: &mut Browser) -> String {
    browser.eval("document.activeElement.id || document.activeElement.className").as_str().unwrap().to_owned()
}

#[test]
fn a_page_of_few_events() {
    let Some(mut browser) = Browser::start("few") else { return };
    let timeline = seeds();
    let path = written("few", &timeline);
    browser.window(1400, 900, "light");
    browser.open(&path, "");
    let total = timeline.events().len();
    assert_eq!(browser.eval(VISIBLE), total);
    assert_eq!(browser.eval("document.getElementById('status').textContent"), format!("{total} events"));
    for event in timeline.events() {
        assert_eq!(
            browser.eval(&format!("document.getElementById('{}').querySelectorAll('h3 button').length", event.id)),
            1
        );
    }
    picture(&mut browser, "few-light");

    // Kinds, participants, sources, support, certainty.
    let calls = timeline.events().iter().filter(|event| event.kind.as_str() == "call").count();
    browser.eval("document.querySelectorAll('#kinds input').forEach((box) => { if (!box.parentNode.textContent.includes('call')) box.click(); })");
    browser.settle();
    assert_eq!(browser.eval(VISIBLE), calls);
    assert_eq!(browser.eval("document.getElementById('status').textContent"), format!("{calls} of {total} events"));
    browser.eval("document.getElementById('reset').click()");
    browser.settle();
    assert_eq!(browser.eval(VISIBLE), total);
    let option = |browser: &mut Browser, id: &str, name: &str| {
        let script = format!(
            "[...document.getElementById('{id}').options].find((option) => option.textContent.startsWith('{name}')).value"
        );
        browser.eval(&script).as_str().unwrap().to_owned()
    };
    let obama = option(&mut browser, "participant", "Barack Obama");
    set(&mut browser, "participant", &obama);
    let named = |event: &&dateline::timeline::Event| event.participants.iter().any(|who| who.name == "Barack Obama");
    assert_eq!(browser.eval(VISIBLE), timeline.events().iter().filter(named).count());
    set(&mut browser, "participant", "");
    let ledger = option(&mut browser, "source", "plain-ledger");
    set(&mut browser, "source", &ledger);
    let told = |event: &&dateline::timeline::Event| event.sources.iter().any(|source| source == "plain-ledger");
    assert_eq!(browser.eval(VISIBLE), timeline.events().iter().filter(told).count());
    set(&mut browser, "source", "");
    set(&mut browser, "support", "3");
    assert_eq!(browser.eval(VISIBLE), timeline.events().iter().filter(|event| event.score.independent >= 3).count());
    set(&mut browser, "support", "1");
    set(&mut browser, "certainty", "wanted");
    assert_eq!(browser.eval(VISIBLE), timeline.events().iter().filter(|event| !event.took_place()).count());
    set(&mut browser, "certainty", "");

    // The keyboard: search, from there to the list, along it, into an event and out.
    browser.press("/");
    assert_eq!(focus(&mut browser), "search");
    browser.write("ÁSSAD kremlin");
    assert_eq!(browser.eval(VISIBLE), 0);
    assert_eq!(browser.eval("document.getElementById('none').hidden"), false);
    browser.eval("document.getElementById('search').select()");
    browser.write("bashar ÁSSAD");
    let found = browser.eval(VISIBLE).as_u64().unwrap();
    assert!(0 < found && (found as usize) < total, "{found}");
    browser.eval("document.getElementById('search').select()");
    browser.write(" ");
    let mut steps = 0;
    while focus(&mut browser) != "head" && !focus(&mut browser).starts_with('b') {
        browser.press("Tab");
        steps += 1;
        assert!(steps < 20, "the Tab key does not come to the list: {}", focus(&mut browser));
    }
    let open = "document.querySelectorAll('.event.open').length";
    browser.press("Home");
    browser.press("ArrowDown");
    browser.press("Enter");
    assert_eq!(browser.eval(open), 1);
    assert_eq!(
        browser.eval("document.querySelectorAll('.event')[1].querySelectorAll('.told').length"),
        timeline.events().get(1).unwrap().mentions.len()
    );
    assert_eq!(browser.eval("location.hash"), format!("#{}", timeline.events().get(1).unwrap().id));
    browser.press("Escape");
    assert_eq!(browser.eval(open), 0);
    browser.press("End");
    assert_eq!(focus(&mut browser), format!("b{}", total - 1));
    browser.press("Home");
    browser.press("Enter");
    picture(&mut browser, "few-open");
    let detail = browser.eval("document.querySelector('.event.open .detail').innerText");
    let detail = detail.as_str().unwrap();
    assert!(detail.contains("“since February 27” + published 15 Mar 2016 → 27 Feb – 15 Mar 2016"), "{detail}");

    // The axis: from event to event, closer, and into one.
    browser.eval("document.getElementById('axis').focus()");
    browser.press("Home");
    let range = "document.getElementById('range').textContent";
    let whole = browser.eval(range);
    browser.press("+");
    assert_ne!(browser.eval(range), whole);
    browser.press("0");
    assert_eq!(browser.eval(range), whole);
    browser.press("ArrowRight");
    browser.press("ArrowRight");
    let said = browser.eval("document.getElementById('said').textContent");
    assert!(said.as_str().unwrap().contains(" source"), "{said}");
    browser.press("Enter");
    assert_eq!(browser.eval(open), 2);

    // Only what is in view.
    browser.eval("document.getElementById('follow').click(); document.getElementById('axis').focus()");
    browser.press("+");
    browser.press("+");
    browser.press("+");
    browser.settle();
    assert!(browser.eval(VISIBLE).as_u64().unwrap() < total as u64);

    // An address leads to an event.
    let last = &timeline.events().get(total - 1).unwrap().id;
    browser.call("Page.navigate", serde_json::json!({ "url": "about:blank" }));
    browser.window(1400, 900, "dark");
    browser.open(&path, &format!("#{last}"));
    assert_eq!(browser.eval("document.querySelector('.event.open').id"), last.as_str());
    picture(&mut browser, "few-dark");
    browser.window(390, 844, "light");
    browser.settle();
    browser.eval("scrollTo(0, 0)");
    picture(&mut browser, "few-narrow");
    assert_eq!(browser.eval("document.documentElement.scrollWidth <= innerWidth"), true);
    assert!(browser.paper().len() > 1000);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn everything_has_a_name_and_a_role() {
    let Some(mut browser) = Browser::start("names") else { return };
    let path = written("names", &seeds());
    browser.window(1400, 900, "light");
    browser.open(&path, "");
    // An open event has names and roles too.
    browser.eval("document.querySelector('.event button').click()");
    browser.call("Accessibility.enable", serde_json::json!({}));
    let tree = browser.call("Accessibility.getFullAXTree", serde_json::json!({}));
    let nodes: Vec<(String, String)> = tree["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["ignored"] == Value::Bool(false))
        .map(|node| {
            let text = |value: &Value| value["value"].as_str().unwrap_or_default().to_owned();
            (text(&node["role"]), text(&node["name"]))
        })
        .collect();
    let has =
        |role: &str, name: &str| nodes.iter().any(|(its_role, its_name)| its_role == role && its_name.contains(name));
    assert!(
        has("searchbox", "Search") && has("application", "Events over time") && has("search", "Filter"),
        "{nodes:?}"
    );
    assert!(has("status", "") && has("main", "") && has("list", "Events") && has("checkbox", "ceasefire"), "{nodes:?}");
    for (role, name) in &nodes {
        let control = ["button", "checkbox", "combobox", "searchbox", "link", "application"].contains(&role.as_str());
        assert!(!control || !name.trim().is_empty(), "a {role} without a name");
    }
    // WCAG's contrast of text, in both schemes.
    let contrast = r#"(() => {
        const channel = (value) => { const part = value / 255; return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
        const light = (color) => { const [r, g, b] = color.match(/[\d.]+/g).map(Number).map(channel); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
        const resolved = (name) => { const probe = document.createElement('i'); probe.style.color = `var(--${name})`; document.body.append(probe);
            const color = getComputedStyle(probe).color; probe.remove(); return light(color); };
        const ratio = (a, b) => { const [high, low] = [resolved(a), resolved(b)].sort((x, y) => y - x); return (high + 0.05) / (low + 0.05); };
        return Math.min(...['ink', 'quiet', 'dispute', 'done', 'broken'].flatMap((text) => ['paper', 'panel', 'chosen'].map((back) => ratio(text, back))));
    })()"#;
    for scheme in ["light", "dark"] {
        browser.window(1400, 900, scheme);
        let least = browser.eval(contrast).as_f64().unwrap();
        assert!(least >= 4.5, "{scheme}: {least}");
    }
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_page_of_many_events() {
    let Some(mut browser) = Browser::start("many") else { return };
    let timeline = many(5000);
    let path = written("many", &timeline);
    let total = timeline.events().len();
    assert!(total > 4000, "{total}");
    browser.window(1400, 900, "light");
    browser.open(&path, "");
    assert_eq!(browser.eval(VISIBLE), total);
    picture(&mut browser, "many-light");
    let timing =
        "JSON.stringify({ load: Math.round(performance.timing.loadEventEnd - performance.timing.responseEnd) })";
    println!("{total} events, {} bytes: {}", fs::metadata(&path).unwrap().len(), browser.eval(timing));
    browser.press("/");
    browser.write("Vietnam");
    let found = browser.eval(VISIBLE).as_u64().unwrap() as usize;
    assert!(0 < found && found < total / 2, "{found}");
    browser.eval("document.getElementById('search').select()");
    browser.write("part 4321");
    assert!((1..10).contains(&browser.eval(VISIBLE).as_u64().unwrap()));
    browser.eval("document.getElementById('reset').click()");
    browser.settle();
    // A column leads closer, until there are marks.
    for _ in 0..3 {
        browser.click(500.0, 650.0);
    }
    browser.eval("document.getElementById('axis').focus()");
    for _ in 0..5 {
        browser.press("+");
    }
    picture(&mut browser, "many-closer");
    browser.window(1400, 900, "dark");
    browser.settle();
    picture(&mut browser, "many-dark");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn nothing_from_a_text_is_run() {
    let Some(mut browser) = Browser::start("harmless") else { return };
    let odd = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 1'><!--<script>\u{2028}&lt;b&gt;%%data%%";
    let reader = Reader::new();
    let document = Document::new(format!("Putin called Obama on Wednesday, {odd} the Kremlin said."))
        .source(format!("src {odd}"))
        .id(format!("id {odd}"))
        .title(format!("title {odd}"))
        .published("2016-07-07".parse().unwrap());
    let timeline: Timeline = [reader.read(&document).report(&document)].into_iter().collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmless.html");
    fs::write(&path, Page::new(&timeline).title(odd).to_string()).unwrap();
    browser.window(1000, 800, "light");
    browser.open(&path, &format!("#{}", timeline.events().first().unwrap().id));
    assert_eq!(browser.eval("typeof window.hit"), "undefined");
    let shown = browser.eval("document.querySelector('.event.open').innerText");
    for part in ["src", "id", "title"] {
        let text = format!("{part} {odd}").replace('\u{2028}', "");
        assert!(
            shown.as_str().unwrap().replace(['\u{2028}', '\n'], "").contains(&text),
            "{part} is missing in {shown}"
        );
    }
    assert!(browser.eval("document.title").as_str().unwrap().contains("<script>"));
    assert_eq!(browser.eval("document.querySelectorAll('img').length"), 0);
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn a_page_without_events() {
    let Some(mut browser) = Browser::start("none") else { return };
    let path = written("none", &Timeline::new());
    browser.window(1000, 800, "light");
    browser.open(&path, "");
    assert_eq!(browser.eval("document.getElementById('status').textContent"), "0 events");
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

/// The picture in the README is of the seeds.
#[test]
fn the_screenshot_is_there() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/page.png");
    if std::env::var_os("UPDATE_SCREENSHOT").is_some() {
        let Some(mut browser) = Browser::start("screenshot") else { return };
        let timeline = seeds();
        let page = written("screenshot", &timeline);
        browser.window(1360, 850, "light");
        browser.open(&page, "");
        browser.eval(
            "document.querySelectorAll('.event button')[1].click(); document.activeElement.blur(); scrollTo(0, 0)",
        );
        browser.settle();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, browser.picture()).unwrap();
    }
    if !path.exists() && Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml.orig")).exists() {
        eprintln!("skipped: the package is without docs/");
        return;
    }
    let png = fs::read(&path).unwrap();
    assert!(png.starts_with(b"\x89PNG") && png.len() < 300_000);
    assert!(fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap().contains("docs/page.png"));
}
