// SPDX-License-Identifier: GPL-2.0-or-later
//! Answers queries.
use crate::Failure;
use std::collections::BTreeMap;
use std::fmt::Write;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{Index, Score, Searcher, TantivyDocument, Term};

const HITS: usize = 10;
const SNIPPET: usize = 200; // characters

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    Any,
    All,
    Phrase,
    Prefix,
}

impl Kind {
    pub fn of(name: &str) -> Result<Kind, Failure> {
        Ok(match name {
            "any" => Kind::Any,
            "all" => Kind::All,
            "phrase" => Kind::Phrase,
            "prefix" => Kind::Prefix,
            _ => return Err(format!("there is no kind of query '{name}'").into()),
        })
    }
}

#[derive(Clone, Copy)]
pub struct Mode {
    pub snippets: bool,
    pub counting: bool,
}

fn stored(document: &TantivyDocument, field: Field) -> &str {
    document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default()
}

/// An index, opened to be searched by one thread.
pub struct Collection {
    index: Index,
    searcher: Searcher,
    id: Field,
    text: Field,
}

impl Collection {
    pub fn open(folder: &str) -> Result<Collection, Failure> {
        let index = Index::open_in_dir(folder)?;
        let searcher = index.reader()?.searcher();
        let (id, text) = (index.schema().get_field("id")?, index.schema().get_field("text")?);
        Ok(Collection { index, searcher, id, text })
    }

    fn terms(&self, words: &str) -> Result<Vec<Term>, Failure> {
        let mut analyzer = self.index.tokenizer_for_field(self.text)?;
        let mut terms = vec![];
        analyzer.token_stream(words).process(&mut |token| terms.push(Term::from_field_text(self.text, &token.text)));
        Ok(terms)
    }

    fn query(&self, kind: Kind, words: &str) -> Result<Box<dyn Query>, Failure> {
        if kind == Kind::Prefix {
            let mut query = PhrasePrefixQuery::new(vec![Term::from_field_text(self.text, words)]);
            query.set_max_expansions(u32::MAX);
            return Ok(Box::new(query));
        }
        let terms = self.terms(words)?;
        if kind == Kind::Phrase && terms.len() > 1 {
            return Ok(Box::new(PhraseQuery::new(terms)));
        }
        let mut parts: Vec<Box<dyn Query>> = vec![];
        for term in terms {
            parts.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        let occur = if kind == Kind::Any { Occur::Should } else { Occur::Must };
        Ok(Box::new(BooleanQuery::new(parts.into_iter().map(|part| (occur, part)).collect())))
    }

    /// Returns a generator of snippets with the words of the query. A prefix query has no words for a generator.
    /// Therefore all indexed words with the prefix are added, with the scores that SnippetGenerator::create() would
    /// give them.
    fn generator(&self, query: &dyn Query, kind: Kind, words: &str) -> Result<SnippetGenerator, Failure> {
        if kind != Kind::Prefix {
            let mut generator = SnippetGenerator::create(&self.searcher, query, self.text)?;
            generator.set_max_num_chars(SNIPPET);
            return Ok(generator);
        }
        let mut frequencies: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.text)?;
            let mut stream = inverted.terms().range().ge(words).into_stream()?;
            while stream.advance() && stream.key().starts_with(words.as_bytes()) {
                let word = String::from_utf8(stream.key().to_vec())?;
                *frequencies.entry(word).or_default() += u64::from(stream.value().doc_freq);
            }
        }
        let scores = frequencies.into_iter().map(|(word, count)| (word, 1.0 / (1.0 + count as Score))).collect();
        Ok(SnippetGenerator::new(scores, self.index.tokenizer_for_field(self.text)?, self.text, SNIPPET))
    }

    /// Returns the best ten hits as text: a line with the id and the score, and the snippet on the next line.
    pub fn search(&self, kind: Kind, words: &str, mode: Mode) -> Result<String, Failure> {
        let query = self.query(kind, words)?;
        let best = TopDocs::with_limit(HITS).order_by_score();
        let top = if mode.counting {
            self.searcher.search(&query, &(best, Count))?.0
        } else {
            self.searcher.search(&query, &best)?
        };
        let generator = if mode.snippets { Some(self.generator(&*query, kind, words)?) } else { None };
        let mut answer = String::new();
        for (score, address) in top {
            let document: TantivyDocument = self.searcher.doc(address)?;
            writeln!(answer, "{} {score}", stored(&document, self.id))?;
            if let Some(generator) = &generator {
                writeln!(answer, "{}", generator.snippet(stored(&document, self.text)).to_html())?;
            }
        }
        Ok(answer)
    }

    /// Returns the number of texts that match.
    pub fn count(&self, kind: Kind, words: &str) -> Result<usize, Failure> {
        Ok(self.searcher.search(&self.query(kind, words)?, &Count)?)
    }
}
