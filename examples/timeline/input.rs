//! From paths to documents, one at a time.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read};
use std::iter;
use std::path::{Path, PathBuf};

use dateline::{Document, Error};
use flate2::read::MultiGzDecoder;

use crate::destination::BUFFER;
use crate::progress::Progress;
use crate::support::line::decode;
use crate::support::{Lines, Problem, WHOLE, parse_object, stem};
use crate::{article, feed};

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

/// The documents of files and folders, in order. Each is read when it is asked for; `progress` is told of the bytes.
pub(crate) fn documents(
    paths: Vec<PathBuf>,
    progress: &Progress,
) -> impl Iterator<Item = Result<Found, Problem>> + use<> {
    let progress = progress.clone();
    paths
        .into_iter()
        .flat_map(move |path| if path.is_dir() { folder(&path, &progress) } else { file(&path, &progress) })
}

/// The bytes of the files that the paths name; `None` where a pipe or standard input is among them.
pub(crate) fn size(paths: &[PathBuf]) -> Option<u64> {
    let size = |path: &PathBuf| match path.metadata() {
        Ok(metadata) if metadata.is_dir() => Some(
            files(path).unwrap_or_default().iter().filter_map(|file| file.metadata().ok()).map(|it| it.len()).sum(),
        ),
        Ok(metadata) => metadata.is_file().then_some(metadata.len()),
        Err(_) => (path != Path::new("-")).then_some(0),
    };
    paths.iter().map(size).sum()
}

/// What a file holds, by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// One document a line.
    JsonLines,
    /// One document, with front matter or without.
    Text,
    /// A page with one article.
    Html,
    /// RSS or Atom, one document an entry.
    Feed,
}

/// The files that can be read, for those who gave another.
const READABLE: &str = ".jsonl, .txt, .md, .html, .rss, .atom or .xml file, nor one of these with .gz";

impl Content {
    fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "jsonl" => Some(Content::JsonLines),
            "txt" | "md" => Some(Content::Text),
            "html" | "htm" | "xhtml" => Some(Content::Html),
            "rss" | "atom" | "xml" => Some(Content::Feed),
            "gz" => Content::of(Path::new(path.file_stem()?)),
            _ => None,
        }
    }
}

/// The readable files of a folder in name order.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let hidden = |path: &Path| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let readable = |path: &PathBuf| Content::of(path).is_some() && !path.is_dir() && !hidden(path);
    let mut files: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(readable).collect();
    files.sort();
    Ok(files)
}

fn folder(path: &Path, progress: &Progress) -> Documents {
    let name = path.display();
    let files = match files(path) {
        Ok(files) => files,
        Err(error) => return problem(Problem::new(name.to_string(), WHOLE, error)),
    };
    if files.is_empty() {
        return problem(Problem::new(name.to_string(), WHOLE, format_args!("no {READABLE} in this folder")));
    }
    let progress = progress.clone();
    Box::new(files.into_iter().flat_map(move |path| file(&path, &progress)))
}

fn file(path: &Path, progress: &Progress) -> Documents {
    if path == Path::new("-") {
        return json_lines(BufReader::new(progress.reading(io::stdin())), "stdin".to_owned(), "stdin".to_owned());
    }
    let name = path.display().to_string();
    // A pipe (`<(zcat …)`) has no name that could tell what it holds.
    let pipe = path.metadata().is_ok_and(|metadata| !metadata.is_file());
    let content = Content::of(path).or(pipe.then_some(Content::JsonLines));
    let file = match File::open(path) {
        Ok(file) => progress.reading(file),
        Err(error) => return problem(Problem::new(name, WHOLE, error)),
    };
    let gz = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    let source = if gz { stem(Path::new(&stem(path))) } else { stem(path) };
    let input: Box<dyn BufRead> = if gz { buffered(MultiGzDecoder::new(file)) } else { buffered(file) };
    match content {
        None => problem(Problem::new(name, WHOLE, format_args!("not a {READABLE}"))),
        Some(Content::JsonLines) => json_lines(input, name, source),
        Some(content) => Box::new(
            iter::once_with(move || match whole(input, &name) {
                Ok(bytes) => parsed(content, bytes, name, &source),
                Err(error) => problem(error),
            })
            .flatten(),
        ),
    }
}

/// An input that is read in large pieces.
fn buffered(input: impl Read + 'static) -> Box<dyn BufRead> {
    Box::new(BufReader::with_capacity(BUFFER, input))
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

fn whole(mut input: impl Read, name: &str) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| Problem::new(name, WHOLE, error))?;
    Ok(bytes)
}

/// The documents of a file that is read as a whole.
fn parsed(content: Content, bytes: Vec<u8>, name: String, source: &str) -> Documents {
    let failed = |cause| Problem::new(&name, WHOLE, cause);
    let documents = match content {
        Content::Feed => match feed::documents(&bytes, source) {
            Ok(entries) => entries.into_iter().map(|entry| entry.map_err(failed)).collect(),
            Err(cause) => vec![Err(failed(cause))],
        },
        Content::Html => vec![article::document(&bytes, source).map_err(failed)],
        Content::Text | Content::JsonLines => vec![text(bytes, &name, source)],
    };
    let found = move |document| Found { file: name.clone(), line: WHOLE, document };
    Box::new(documents.into_iter().map(move |document| document.map(&found)))
}

fn text(bytes: Vec<u8>, name: &str, source: &str) -> Result<Document, Problem> {
    let text = decode(bytes, name, WHOLE)?;
    Document::from_text(source, &text).map_err(|error| match error {
        Error::FrontMatter { line, cause } => Problem::new(name, line, cause),
        error => Problem::new(name, WHOLE, error),
    })
}
