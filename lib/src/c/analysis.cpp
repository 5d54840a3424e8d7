// SPDX-License-Identifier: GPL-2.0-or-later
#include "c/answer.hpp"
#include "c/arguments.hpp"

#include <kwic/c/analysis.h>
#include <kwic/analysis.hpp>

#include <utility>

using namespace kwic::c;

namespace {

using AnalysisAnswer = Answer<kwic_analysis, kwic::Analysis>;

kwic_analysis* make_analysis(kwic::Analysis analysis) {
    return new AnalysisAnswer(std::move(analysis), [](const kwic::Analysis& value, Arena& arena) {
        kwic_analysis view{};
        view.title = string_of(value.title);
        view.is_title_found = value.is_title_found;
        view.date = value.date.c_str();
        view.date_source = static_cast<int>(value.date_source);
        view.language = value.language.c_str();
        view.words = arena.list(value.words, [&](const kwic::Word& word) {
            return kwic_word{string_of(word.term), span_of(word.span), word.position, strings_of(word.keys, arena),
                             word.keys.size()};
        });
        view.word_count = value.words.size();
        return view;
    });
}

}  // namespace

kwic_status kwic_analyze(const kwic_document* given, const char* language, kwic_analysis** out) {
    return hand_out(out, [&] { return make_analysis(kwic::analyze(document(given), language ? language : "auto")); });
}

kwic_status kwic_words_of(kwic_string given, const char* language, kwic_analysis** out) {
    return hand_out(out, [&] {
        kwic::Analysis analysis;
        analysis.words = kwic::words_of(view(given, "text"), text(language));
        return make_analysis(std::move(analysis));
    });
}

void kwic_analysis_free(kwic_analysis* analysis) { AnalysisAnswer::release(analysis); }
