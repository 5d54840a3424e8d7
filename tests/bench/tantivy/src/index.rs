// SPDX-License-Identifier: GPL-2.0-or-later
//! Builds and updates the index.
use crate::Failure;
use std::fs::File;
use std::io::{BufReader, ErrorKind, Read};
use tantivy::schema::{IndexRecordOption, Schema, TextFieldIndexing, TextOptions, STORED, STRING};
use tantivy::{Index, IndexWriter, TantivyDocument, Term};

const THREADS: usize = 2;
const BUFFER: usize = 256_000_000; // bytes, equal to --memory of kwic

/// The fields of all documents, in this order.
pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    // The store keeps decompressed blocks in memory. Reading an id from the store took less time than reading it from a
    // fast field, which is decompressed for each hit.
    schema.add_text_field("id", STRING | STORED);
    // The tokenizer en_stem makes lowercase words and stems them. It removes no stop words.
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("en_stem")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    schema.add_text_field("text", TextOptions::default().set_indexing_options(indexing) | STORED);
    schema.build()
}

/// A file of ids and texts.
struct Texts {
    file: BufReader<File>,
}

impl Texts {
    fn open(path: &str) -> Result<Texts, Failure> {
        let file = File::open(path).map_err(|error| format!("{path}: {error}"))?;
        Ok(Texts { file: BufReader::with_capacity(1 << 20, file) })
    }

    fn string(&mut self, length: [u8; 4]) -> Result<String, Failure> {
        let mut data = vec![0; u32::from_be_bytes(length) as usize];
        self.file.read_exact(&mut data)?;
        Ok(String::from_utf8(data)?)
    }

    /// Returns an id and a text, or None at the end of the file.
    fn next(&mut self) -> Result<Option<(String, String)>, Failure> {
        let mut length = [0; 4];
        match self.file.read_exact(&mut length) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
            result => result?,
        }
        let id = self.string(length)?;
        self.file.read_exact(&mut length)?;
        Ok(Some((id, self.string(length)?)))
    }
}

/// Adds the texts. If `replacing`, first deletes the texts with the same ids. Commits, syncs, and waits for merges.
fn write(index: &Index, path: &str, threads: usize, replacing: bool) -> Result<(), Failure> {
    let (id, text) = (index.schema().get_field("id")?, index.schema().get_field("text")?);
    let mut texts = Texts::open(path)?;
    let mut writer: IndexWriter = index.writer_with_num_threads(threads, BUFFER)?;
    while let Some((name, body)) = texts.next()? {
        if replacing {
            writer.delete_term(Term::from_field_text(id, &name));
        }
        let mut document = TantivyDocument::new();
        document.add_text(id, name);
        document.add_text(text, body);
        writer.add_document(document)?;
    }
    writer.commit()?;
    Ok(writer.wait_merging_threads()?)
}

pub fn build(folder: &str, texts: &str) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    write(&Index::create_in_dir(folder, schema())?, texts, THREADS, false)
}

/// One thread writes one segment. A second thread would only add a segment, which makes the searches slower.
pub fn update(folder: &str, texts: &str) -> Result<(), Failure> {
    write(&Index::open_in_dir(folder)?, texts, 1, true)
}
