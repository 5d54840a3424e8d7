// SPDX-License-Identifier: GPL-2.0-or-later
//! Measures tantivy for `script/bench`. The arguments are those of Lucene.java, and `version`.
//!
//! The file TEXTS has ids and texts, each preceded by its length in bytes, a big-endian 32-bit integer. `search` first
//! runs all queries repeatedly for at least WARM_UP seconds. Then it runs each query once more and prints a line with
//! its milliseconds and the number of texts that match. The first yes or no selects whether each hit gets a snippet.
//! The second selects whether a query counts all texts that match, in addition to finding the best ten. `once` prints
//! the hits of one query with snippets.
mod index;
mod search;

use search::{Collection, Kind, Mode};
use std::hint::black_box;
use std::io::Write;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

const USAGE: &str = "usage: tantivy-peer build|update INDEX TEXTS
       tantivy-peer search INDEX any|all|phrase|prefix yes|no yes|no QUERIES_FILE WARM_UP
       tantivy-peer once INDEX QUERY
       tantivy-peer version";

fn yes(word: &str) -> Result<bool, Failure> {
    match word {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(format!("'{word}' is neither yes nor no").into()),
    }
}

/// Warms up, then prints the milliseconds and the number of matches of each query.
fn measure(folder: &str, kind: Kind, mode: Mode, queries_file: &str, warm_up: Duration) -> Result<(), Failure> {
    let collection = Collection::open(folder)?;
    let file = std::fs::read_to_string(queries_file).map_err(|error| format!("{queries_file}: {error}"))?;
    let queries: Vec<&str> = file.lines().collect();
    let begin = Instant::now();
    while begin.elapsed() < warm_up {
        for words in &queries {
            black_box(collection.search(kind, words, mode)?);
        }
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for words in &queries {
        let begin = Instant::now();
        black_box(collection.search(kind, words, mode)?);
        let took = begin.elapsed().as_secs_f64() * 1e3;
        writeln!(out, "{took} {}", collection.count(kind, words)?)?;
    }
    Ok(out.flush()?)
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    match *arguments {
        ["build", folder, texts] => index::build(folder, texts),
        ["update", folder, texts] => index::update(folder, texts),
        ["search", folder, kind, snippets, counting, queries_file, warm_up] => {
            let mode = Mode { snippets: yes(snippets)?, counting: yes(counting)? };
            measure(folder, Kind::of(kind)?, mode, queries_file, Duration::try_from_secs_f64(warm_up.parse()?)?)
        }
        ["once", folder, words] => {
            let mode = Mode { snippets: true, counting: true };
            print!("{}", Collection::open(folder)?.search(Kind::Any, words, mode)?);
            Ok(())
        }
        ["version"] => {
            println!("{}", tantivy::version_string());
            Ok(())
        }
        _ => Err(USAGE.into()),
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Err(failure) = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        eprintln!("{failure}");
        std::process::exit(2);
    }
}
