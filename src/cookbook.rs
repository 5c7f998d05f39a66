//! Small programs for common tasks. Each is a test.
//!
//! # Tag a text
//!
//! The [`Tagger`](crate::temporal::Tagger) alone finds time expressions and resolves them; spans are byte offsets into the text.
//!
//! ```
//! use dateline::temporal::Tagger;
//!
//! let text = "Talks began on Monday and lasted two days.";
//! let found: Vec<(&str, String)> = Tagger::new()
//!     .tag(text, Some(&"2016-07-07".parse()?))
//!     .iter()
//!     .filter_map(|timex| Some((timex.span.of(text)?, timex.value?.to_string())))
//!     .collect();
//! assert_eq!(found, [("Monday", "2016-07-04".to_owned()), ("two days", "P2D".to_owned())]);
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # Read it against another day
//!
//! What is found knows no date; what it comes to is worked out against an anchor, as often as one likes.
//!
//! ```
//! use dateline::document::Anchor;
//! use dateline::temporal::Tagger;
//! use dateline::text::Layout;
//!
//! let (tagger, text) = (Tagger::new(), "He left yesterday.");
//! let expressions = tagger.find(&Layout::new(text));
//! for (anchor, day) in [("2016-07-07", "2016-07-06"), ("2020-03-01", "2020-02-29")] {
//!     let anchor: Anchor = anchor.parse()?;
//!     let timexes = tagger.resolve(&expressions, Some(&anchor), None);
//!     assert_eq!(timexes[0].value.map(|value| value.to_string()).as_deref(), Some(day));
//! }
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # Bring actors of one's own
//!
//! ```
//! use dateline::actor::{Entry, Gazetteer};
//! use dateline::{Document, Reader};
//!
//! let entry: Entry = serde_json::from_str(
//!     r#"{"name": "Ruritania", "kind": "state", "code": "RUR", "aliases": ["Ruritania", "Strelsau"]}"#,
//! )?;
//! let reader = Reader::new().gazetteer(Gazetteer::builder().with(entry).build());
//! let reading = reader.read(&Document::new("Ruritania withdrew its troops from Syria on 5 May 2016."));
//! assert_eq!(reading.mentions[0].participants[0].code.as_deref(), Some("RUR"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Bring a kind of event of one's own
//!
//! See [`Definition`](crate::event::Definition), and the example `kinds`.
//!
//! # Go on every day
//!
//! A timeline is saved as JSON and read again. The events that are new are those whose ids were unknown.
//!
//! ```
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let reader = Reader::new();
//! let read = |text: &str, day: &str| -> Result<_, dateline::Error> {
//!     let document = Document::new(text).source("gazette").published(day.parse()?);
//!     Ok(reader.read(&document).report(&document))
//! };
//! let mut monday = Timeline::new();
//! monday.insert(read("Putin called Obama on Sunday.", "2016-07-04")?);
//! let saved = serde_json::to_string(&monday)?;
//!
//! let mut tuesday: Timeline = serde_json::from_str(&saved)?;
//! tuesday.insert(read("Putin rang Obama on Sunday, the Kremlin said.", "2016-07-05")?);
//! tuesday.insert(read("Merkel called Hollande on Monday.", "2016-07-05")?);
//! let new: Vec<_> = tuesday.events().iter().filter(|event| monday.event(&event.id).is_none()).collect();
//! assert_eq!((tuesday.events().len(), new.len()), (2, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Ask why
//!
//! Why the mentions of an event are one, and what keeps two apart.
//!
//! ```
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let reader = Reader::new();
//! let read = |source: &str, text: &str| -> Result<_, dateline::Error> {
//!     let document = Document::new(text).source(source).id("1").published("2016-02-05".parse()?);
//!     Ok(reader.read(&document).report(&document))
//! };
//! let mut timeline = Timeline::new();
//! timeline.insert(read("wire", "Syria and the Syrian opposition agreed to a local truce in Homs on Thursday.")?);
//! timeline.insert(read("post", "A local truce in Homs was agreed on Thursday.")?);
//! timeline.insert(read("mail", "Syria and the Syrian opposition agreed to a local truce in Daraya on Thursday.")?);
//!
//! let events: Vec<_> = timeline.events().iter().collect();
//! let homs = events.iter().find(|event| event.sources.len() == 2).expect("two papers tell of it");
//! let why = timeline.explain(&homs.id).expect("it is there").to_string();
//! assert!(why.contains("by 2 independent sources"), "{why}");
//!
//! let place = |event: usize| {
//!     let telling = &events[event].mentions[0];
//!     (telling.key(), telling.mention().id.as_str())
//! };
//! let apart = timeline.compare(place(0), place(1)).expect("both are there");
//! assert!(apart.to_string().ends_with("their places or their reach differ"), "{apart}");
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! # Read in parallel
//!
//! A reader is made once and shared, and a timeline is the same in whatever order its reports come.
//!
//! ```
//! use dateline::timeline::Timeline;
//! use dateline::{Document, Reader};
//!
//! let documents = ["Putin called Obama on 5 May 2016.", "Merkel called Hollande on 6 May 2016."].map(Document::new);
//! let reader = Reader::new();
//! let timeline: Timeline = std::thread::scope(|scope| {
//!     let work = |half: &[Document]| half.iter().map(|one| reader.read(one).report(one)).collect::<Vec<_>>();
//!     let threads: Vec<_> = documents.chunks(1).map(|half| scope.spawn(move || work(half))).collect();
//!     threads.into_iter().filter_map(|thread| thread.join().ok()).flatten().collect()
//! });
//! assert_eq!(timeline.events().len(), 2);
//! ```
//!
//! # Stream from standard input
//!
//! One document at a time, so memory holds one document.
//!
//! ```
//! use std::io::BufRead;
//!
//! use dateline::output::json::MentionLine;
//! use dateline::{Document, Reader};
//!
//! fn stream(input: impl BufRead, mut output: impl std::io::Write) -> Result<(), Box<dyn std::error::Error>> {
//!     let reader = Reader::new();
//!     for line in input.lines() {
//!         let document: Document = serde_json::from_str(&line?)?;
//!         let reading = reader.read(&document);
//!         writeln!(output, "{}", serde_json::to_string(&MentionLine::new(&document, &reading))?)?;
//!     }
//!     Ok(())
//! }
//!
//! let mut printed = Vec::new();
//! stream(&br#"{"text": "Putin called Obama on 5 May 2016."}"#[..], &mut printed)?;
//! assert!(String::from_utf8(printed)?.contains(r#""kind":"call""#));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Take it along
//!
//! A page for a browser, a calendar, a table for a data frame: each writer of [`output`](crate::output) is a `Display`.
//!
//! ```no_run
//! use dateline::output::{html, ics, table};
//! # let timeline = dateline::timeline::Timeline::new();
//! std::fs::write("timeline.html", html::Page::new(&timeline).to_string())?;
//! std::fs::write("timeline.ics", ics::Calendar::new(&timeline).to_string())?;
//! std::fs::write("events.csv", table::Table::events(&timeline).csv().to_string())?;
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Read pages and feeds
//!
//! The library works on text. `examples/timeline/article.rs` (with `dom_smoothie`) and `examples/timeline/feed.rs` (with `feed-rs`)
//! turn HTML pages and RSS or Atom feeds into [`Document`](crate::Document)s, to be copied or run as they are.
//!
//! # Evaluate on one's own gold
//!
//! Give documents the answers in the form of the output (`timexes` or `mentions` as a further key), and run
//! `cargo run --release --example evaluate -- --task mentions GOLD.jsonl`; `--errors` lists what differs.
