//! From paths to documents, one at a time.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::{Path, PathBuf};

use dateline::{Document, Error};

use crate::support::line::decode;
use crate::support::{Lines, Problem, WHOLE, parse_object, stem};

/// A document and where it was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The file's name.
    pub(crate) file: String,
    /// One-based line on which it begins.
    pub(crate) line: usize,
    /// The document.
    pub(crate) document: Document,
}

type Documents = Box<dyn Iterator<Item = Result<Found, Problem>>>;

/// The documents of files and folders, in order. Each is read when it is asked for.
pub(crate) fn documents(paths: Vec<PathBuf>) -> impl Iterator<Item = Result<Found, Problem>> {
    paths.into_iter().flat_map(|path| if path.is_dir() { folder(&path) } else { file(&path) })
}

/// What a file holds, by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// One document a line.
    JsonLines,
    /// One document, with front matter or without.
    Text,
}

impl Content {
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "jsonl" => Some(Content::JsonLines),
            "txt" | "md" => Some(Content::Text),
            _ => None,
        }
    }
}

fn folder(path: &Path) -> Documents {
    let name = path.display();
    let entries = match fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return problem(Problem::new(name.to_string(), WHOLE, error)),
    };
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let documents = |path: &PathBuf| Content::of(path).is_some() && !path.is_dir() && !hidden(path);
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(documents).collect();
    files.sort();
    if files.is_empty() {
        return problem(Problem::new(name.to_string(), WHOLE, "no .jsonl, .txt or .md file in this folder"));
    }
    Box::new(files.into_iter().flat_map(|path| file(&path)))
}

fn file(path: &Path) -> Documents {
    if path == Path::new("-") {
        return json_lines(BufReader::new(io::stdin()), "stdin".to_owned(), "stdin".to_owned());
    }
    let name = path.display().to_string();
    let source = stem(path);
    // A pipe (`<(zcat …)`) has no name that could tell what it holds.
    let pipe = path.metadata().is_ok_and(|metadata| !metadata.is_file());
    let content = Content::of(path).or(pipe.then_some(Content::JsonLines));
    let opened = File::open(path);
    match (opened, content) {
        (Err(error), _) => problem(Problem::new(name, WHOLE, error)),
        (Ok(_), None) => problem(Problem::new(name, WHOLE, "not a .jsonl, .txt or .md file")),
        (Ok(file), Some(Content::JsonLines)) => json_lines(BufReader::new(file), name, source),
        (Ok(file), Some(Content::Text)) => Box::new(iter::once_with(move || text(file, name, &source))),
    }
}

fn problem(problem: Problem) -> Documents {
    Box::new(iter::once(Err(problem)))
}

fn json_lines(input: impl BufRead + 'static, name: String, source: String) -> Documents {
    Box::new(Lines::new(input, name.clone()).map(move |line| {
        let (line, json) = line?;
        let mut document: Document = parse_object(&json).map_err(|cause| Problem::new(&name, line, cause))?;
        if document.source.is_empty() {
            document.source.clone_from(&source);
        }
        Ok(Found { file: name.clone(), line, document })
    }))
}

fn text(mut file: File, name: String, source: &str) -> Result<Found, Problem> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut file, &mut bytes).map_err(|error| Problem::new(&name, WHOLE, error))?;
    let text = decode(bytes, &name, WHOLE)?;
    let document = Document::from_text(source, &text).map_err(|error| match error {
        Error::FrontMatter { line, cause } => Problem::new(&name, line, cause),
        error => Problem::new(&name, WHOLE, error),
    })?;
    Ok(Found { file: name, line: WHOLE, document })
}
