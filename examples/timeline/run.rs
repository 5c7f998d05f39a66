//! From the options to the output.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};

use dateline::Reader;
use dateline::document::Key;
use dateline::timeline::Timeline;

use crate::destination::Destination;
use crate::input::{self, Found};
use crate::options::{Format, Options, Stage};
use crate::print::Style;
use crate::progress::Progress;
use crate::seen::{Novelty, Seen};
use crate::support::{Problem, WHOLE};
use crate::{Problems, print};

/// Does what the options ask for. Bad inputs go to `problems` and the rest is done; an error is one of output, and the end.
pub(crate) fn run(options: Options, problems: &mut Problems) -> Result<(), Problem> {
    let emit = options.stage();
    let Options { mut paths, emit: _, format, output, published, kind, save, load, since, retract } = options;
    if paths.is_empty() && load.is_empty() {
        paths.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    }
    let folder = output.as_deref().filter(|path| format == Format::Timeml && is_folder(path));
    let mut files = folder.map(Files::new).transpose()?;
    let mut out = Output::open(output.as_deref().filter(|_| files.is_none()))?;
    let terminal = output.is_none() && io::stdout().is_terminal();
    let at_end = emit == Stage::Timeline || matches!(format, Format::Csv | Format::Jsonl);
    let (mut timeline, mut seen) = (Timeline::new(), Seen::default());
    let mut complete = true;
    for path in &load {
        match read_timeline(path) {
            Ok(loaded) => {
                for report in loaded.reports() {
                    if seen.loaded(&report.key, report.fingerprint) == Novelty::Conflict {
                        problems.remark(&conflict(&path.display().to_string(), WHOLE, &report.key));
                    }
                }
                timeline.merge(loaded);
            }
            Err(problem) => {
                complete = false;
                problems.report(&problem);
            }
        }
    }
    let mut retractions = Retractions::new(retract);
    let reader = Reader::new().default_anchor(published);
    let keeps = at_end || save.is_some();
    let mut progress = Progress::new(input::size(&paths), at_end || !terminal);
    for found in input::documents(paths, &progress) {
        let Found { file, line, mut document } = match found {
            Ok(found) => found,
            Err(problem) => {
                progress.suspend(|| problems.report(&problem));
                continue;
            }
        };
        document.kind = document.kind.or(kind.into());
        let key = document.key();
        let novelty = seen.read(&key, document.fingerprint());
        if retractions.name(&key) {
            continue;
        }
        if novelty == Novelty::Conflict {
            progress.suspend(|| problems.remark(&conflict(&file, line, &key)));
        }
        let timexes = emit == Stage::Timexes && !keeps;
        let reading = if timexes { reader.read_timexes(&document) } else { reader.read(&document) };
        if novelty != Novelty::Again {
            match &mut files {
                Some(files) => files.write(&key, |out| print::reading(out, emit, format, &document, &reading))?,
                None => out.write(|out| print::reading(out, emit, format, &document, &reading))?,
            }
        }
        if keeps {
            timeline.extend([reading.report(&document)]);
        } else if out.destination.is_closed() {
            break;
        }
        progress.document(document.text.len(), &timeline);
    }
    progress.finish();
    retractions.apply(&mut timeline);
    for name in retractions.unknown() {
        problems.remark(&Problem::new("--retract", WHOLE, format_args!("no document {name}")));
    }
    if let Some(path) = &save {
        if complete {
            write_timeline(path, &timeline)?;
        } else {
            problems.remark(&Problem::new(
                path.display().to_string(),
                WHOLE,
                "left as it is: a part could not be loaded",
            ));
        }
    }
    if at_end {
        match since.map(|path| read_timeline(&path)).transpose() {
            Ok(Some(older)) => out.write(|out| print::news(out, format, &timeline.diff(&older)))?,
            Ok(None) => {
                let style = if terminal { Style::of_terminal() } else { Style::default() };
                out.write(|out| print::timeline(out, emit, format, style, &timeline))?;
            }
            Err(problem) => problems.report(&problem),
        }
    }
    if files.is_some() { Ok(()) } else { out.finish() }
}

fn conflict(file: &str, line: usize, key: &Key) -> Problem {
    let Key { source, id } = key;
    Problem::new(file, line, format_args!("{source}/{id} came before with other content; both are kept"))
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/")
}

/// A folder with a file for each document, named after its key.
struct Files {
    folder: PathBuf,
    names: HashSet<String>,
}

impl Files {
    fn new(folder: &Path) -> Result<Self, Problem> {
        fs::create_dir_all(folder).map_err(unwritten(&folder.display().to_string()))?;
        Ok(Files { folder: folder.to_owned(), names: HashSet::new() })
    }

    fn write(&mut self, key: &Key, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), Problem> {
        let plain = |char: char| if char.is_alphanumeric() || "-.".contains(char) { char } else { '_' };
        let name: String = format!("{}_{}", key.source, key.id).chars().map(plain).take(80).collect();
        let mut numbered = format!("{name}.tml");
        let mut number = 2;
        while !self.names.insert(numbered.clone()) {
            numbered = format!("{name}_{number}.tml");
            number += 1;
        }
        let mut out = Output::open(Some(&self.folder.join(numbered)))?;
        out.write(write)?;
        out.finish()
    }
}

/// A destination with the name under which its errors are told.
struct Output {
    destination: Destination,
    name: String,
}

impl Output {
    fn open(path: Option<&Path>) -> Result<Self, Problem> {
        let name = path.map_or_else(|| "stdout".to_owned(), |path| path.display().to_string());
        let destination = Destination::open(path).map_err(unwritten(&name))?;
        Ok(Output { destination, name })
    }

    fn write(&mut self, write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), Problem> {
        self.destination.write(write).map_err(unwritten(&self.name))
    }

    fn finish(self) -> Result<(), Problem> {
        self.destination.finish().map_err(unwritten(&self.name))
    }
}

fn unwritten(name: &str) -> impl FnOnce(io::Error) -> Problem {
    move |error| Problem::new(name, WHOLE, format_args!("cannot be written: {error}"))
}

fn read_timeline(path: &Path) -> Result<Timeline, Problem> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| Problem::new(&name, WHOLE, error))?;
    serde_json::from_reader(BufReader::new(file)).map_err(|error| {
        let (text, line) = (error.to_string(), error.line().max(WHOLE));
        let cause = text.split(" at line ").next().unwrap_or(&text);
        Problem::new(&name, line, format_args!("not a saved timeline: {cause}"))
    })
}

fn write_timeline(path: &Path, timeline: &Timeline) -> Result<(), Problem> {
    let mut out = Output::open(Some(path))?;
    out.write(|out| print::timeline(out, Stage::Timeline, Format::Json, Style::default(), timeline))?;
    out.finish()
}

/// The documents to take out. A name is source and id; as either may hold a slash itself, it stands for each way to part it.
struct Retractions {
    keys: Vec<(Key, String)>,
    names: Vec<String>,
    known: HashSet<String>,
}

impl Retractions {
    fn new(names: Vec<String>) -> Self {
        let part = |name: &String| -> Vec<(Key, String)> {
            let parts = name.match_indices('/').map(|(at, _)| (name[..at].to_owned(), name[at + 1..].to_owned()));
            parts.map(|(source, id)| (Key { source, id }, name.clone())).collect()
        };
        Retractions { keys: names.iter().flat_map(part).collect(), names, known: HashSet::new() }
    }

    /// Whether the document is to be taken out.
    fn name(&mut self, key: &Key) -> bool {
        let named = self.keys.iter().find(|(retracted, _)| retracted == key);
        self.known.extend(named.map(|(_, name)| name.clone()));
        named.is_some()
    }

    fn apply(&mut self, timeline: &mut Timeline) {
        for (key, name) in &self.keys {
            if timeline.retract(key) {
                self.known.insert(name.clone());
            }
        }
    }

    fn unknown(&self) -> impl Iterator<Item = &String> {
        self.names.iter().filter(|name| !self.known.contains(*name))
    }
}
