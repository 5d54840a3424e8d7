// SPDX-License-Identifier: GPL-2.0-or-later
import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

class Uncounted {
    // Finds the best hits. Counts no more texts than hits, which is the lowest threshold of Lucene.
    static TopDocs search(IndexSearcher searcher, Query query, int hits) throws IOException {
        return searcher.search(query, new TopScoreDocCollectorManager(hits, hits));
    }
}
