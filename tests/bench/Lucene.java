// SPDX-License-Identifier: GPL-2.0-or-later
// Measures Lucene 8 or Lucene 10 for script/bench. Compile it with lucene8/Uncounted.java or lucene10/Uncounted.java.
// Usage: build|update INDEX TEXTS | search INDEX KIND yes|no yes|no QUERIES_FILE WARM_UP | once INDEX QUERY
//
// The file TEXTS has ids and texts, each preceded by its length in bytes, a big-endian int. `search` first runs all
// queries repeatedly for at least WARM_UP seconds. Then it runs each query once more and prints a line with its
// milliseconds and the number of texts that match. The first yes or no selects whether each hit gets a snippet. The
// second selects whether a query counts the texts that match, up to 1,000. `once` prints the hits of one query.
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

public class Lucene {
    static final int THREADS = 2;
    static final double BUFFER = 256;  // MB, equal to --memory of kwic
    static final int HITS = 10;
    // Stems words and removes no stop words.
    static final Analyzer ANALYZER = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    static final FieldType TEXT = new FieldType();

    static {
        TEXT.setStored(true);
        TEXT.setTokenized(true);
        TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        TEXT.freeze();
    }

    // Reads ids and texts in order. Several threads may call next().
    static class Texts {
        private final DataInputStream input;

        Texts(String path) throws IOException {
            input = new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(path)), 1 << 20));
        }

        private String field() throws IOException {
            return new String(input.readNBytes(input.readInt()), StandardCharsets.UTF_8);
        }

        // Returns {id, text}, or null at the end.
        synchronized String[] next() throws IOException {
            try {
                return new String[] {field(), field()};
            } catch (EOFException end) {
                return null;
            }
        }
    }

    static void addAll(IndexWriter writer, Texts texts, boolean update) {
        try {
            for (String[] text; (text = texts.next()) != null;) {
                Document document = new Document();
                document.add(new StringField("id", text[0], Field.Store.NO));
                document.add(new BinaryDocValuesField("id", new BytesRef(text[0])));
                document.add(new Field("text", text[1], TEXT));
                if (update) writer.updateDocument(new Term("id", text[0]), document);
                else writer.addDocument(document);
            }
        } catch (IOException error) {
            error.printStackTrace();
            System.exit(2);
        }
    }

    static void write(String index, String path, boolean update) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(BUFFER);
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(Path.of(index)), config)) {
            Texts texts = new Texts(path);
            List<Thread> threads = new ArrayList<>();
            for (int number = 0; number < THREADS; ++number) {
                threads.add(new Thread(() -> addAll(writer, texts, update)));
                threads.get(number).start();
            }
            for (Thread thread : threads) thread.join();
        }  // commits and syncs
    }

    static List<Term> terms(String words) throws IOException {
        List<Term> terms = new ArrayList<>();
        try (TokenStream tokens = ANALYZER.tokenStream("text", words)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) terms.add(new Term("text", term.toString()));
            tokens.end();
        }
        return terms;
    }

    static Query read(String kind, String words) throws IOException {
        if (kind.equals("prefix")) return new PrefixQuery(new Term("text", words));
        if (kind.equals("phrase")) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            for (Term term : terms(words)) phrase.add(term);
            return phrase.build();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanClause.Occur occur = kind.equals("all") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
        for (Term term : terms(words)) all.add(new TermQuery(term), occur);
        return all.build();
    }

    // Ids are doc values, which are read without decompressing the text.
    static String id(IndexSearcher searcher, int number) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(number, leaves));
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), "id");
        ids.advance(number - leaf.docBase);
        return ids.binaryValue().utf8ToString();
    }

    static String ask(IndexSearcher searcher, UnifiedHighlighter highlighter, Query query, boolean counting)
            throws IOException {
        StringBuilder answer = new StringBuilder();
        TopDocs top = counting ? searcher.search(query, HITS) : Uncounted.search(searcher, query, HITS);
        for (ScoreDoc hit : top.scoreDocs) {
            answer.append(id(searcher, hit.doc)).append(' ').append(hit.score).append('\n');
        }
        if (highlighter != null) {
            for (String snippet : highlighter.highlight("text", query, top, 1)) answer.append(snippet).append('\n');
        }
        return answer.toString();
    }

    // There is no query cache, because it would answer queries of the warm-up again without searching.
    static IndexSearcher open(String index) throws IOException {
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(FSDirectory.open(Path.of(index))));
        searcher.setQueryCache(null);
        return searcher;
    }

    static void search(String index, String kind, boolean snippets, boolean counting, String queriesFile, double warmUp)
            throws IOException {
        IndexSearcher searcher = open(index);
        UnifiedHighlighter highlighter = snippets ? new UnifiedHighlighter(searcher, ANALYZER) : null;
        List<String> queries = Files.readAllLines(Path.of(queriesFile));
        for (long begin = System.nanoTime(); System.nanoTime() - begin < warmUp * 1e9;) {
            for (String words : queries) ask(searcher, highlighter, read(kind, words), counting);
        }
        for (String words : queries) {
            long begin = System.nanoTime();
            ask(searcher, highlighter, read(kind, words), counting);
            double took = (System.nanoTime() - begin) / 1e6;
            System.out.println(took + " " + searcher.count(read(kind, words)));
        }
    }

    static void once(String index, String words) throws IOException {
        IndexSearcher searcher = open(index);
        System.out.print(ask(searcher, new UnifiedHighlighter(searcher, ANALYZER), read("any", words), true));
    }

    public static void main(String[] given) throws Exception {
        switch (given[0]) {
            case "search":
                search(given[1], given[2], given[3].equals("yes"), given[4].equals("yes"), given[5],
                       Double.parseDouble(given[6]));
                break;
            case "once":
                once(given[1], given[2]);
                break;
            default:
                write(given[1], given[2], given[0].equals("update"));
        }
    }
}
