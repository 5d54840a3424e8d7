// SPDX-License-Identifier: GPL-2.0-or-later
// TextCheck checks the stored text of a document, including the table of blocks in each frame.
#pragma once

#include "schema/document_terms.hpp"
#include "schema/stored_text.hpp"
#include "verify/content_check.hpp"

#include <string>

namespace kwic::verify {

// read_frames() and analyze_frames() throw Error (corrupt) at the first defect.
class TextCheck {
public:
    // All arguments must outlive the TextCheck.
    TextCheck(State& state, const DocumentReader& reader, Analyzer& analyzer, const StoredDocument& stored)
        : state_(state), reader_(reader), analyzer_(analyzer), stored_(stored) {}

    // Checks that the frames hold the text that was indexed.
    void read_frames();

    // Checks the tables of blocks. Analyzes the blocks of the text, which are the blocks that were analyzed when the
    // document was indexed, and adds them to `terms`. Must be called after read_frames().
    void analyze_frames(DocumentTerms& terms);

private:
    State& state_;
    const DocumentReader& reader_;
    Analyzer& analyzer_;
    const StoredDocument& stored_;
    std::string head_;  // the beginning of the text: more than head_bytes bytes, or the complete text
};

}  // namespace kwic::verify
