// SPDX-License-Identifier: GPL-2.0-or-later
// Any bytes are searched in a small index: no error, no hang, and hits whose quotations are sound.
#include "text/utf8.hpp"

#include <kwic/index_writer.hpp>
#include <kwic/searcher.hpp>

#include <cstdint>
#include <cstdlib>
#include <filesystem>

namespace {

// An index that lasts as long as the process.
class Index {
public:
    Index() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kwic-fuzz-XXXXXX").string();
        if (!mkdtemp(pattern.data())) std::abort();
        folder_ = pattern;
        kwic::IndexWriter writer(folder_ / "index");
        const char* texts[] = {
            "Envoys resume harbour talks\n\n12 March, 2021\n\nThe détente was real, said Abdel-Karim el-Masri.",
            "Minister visits the coast\n\nA detente needs patience; negotiations continue in the U.S. and at AT&T.",
            "ภาษาไทยเขียนติดกัน ผู้แทนเจรจาเรื่องท่าเรือเก่า", "東京都の大臣は港湾の交渉を再開した。", "السيسي في القاهرة"};
        for (const char* text : texts)
            writer.put({.id = std::string(text, 9), .text = text, .fields = {{"pages", 12.0}, {"source", "gazette"}}});
        writer.commit();
    }
    ~Index() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path() const { return folder_ / "index"; }

private:
    std::filesystem::path folder_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Index index;
    static kwic::Searcher searcher(index.path());
    const std::string_view query(reinterpret_cast<const char*>(data), size);
    for (const kwic::Match match : {kwic::Match::automatic, kwic::Match::any}) {
        const kwic::Results results = searcher.search(query, {.match = match, .snippets = 2});
        for (const kwic::Hit& hit : results.hits)
            for (const kwic::Snippet& snippet : hit.snippets)
                for (const kwic::Span& span : snippet.highlights)
                    if (span.begin >= span.end || span.end > snippet.text.size() ||
                        kwic::is_continuation(snippet.text[span.begin]))
                        std::abort();
    }
    (void)searcher.explain(query);
    (void)searcher.complete(query);
    return 0;
}
