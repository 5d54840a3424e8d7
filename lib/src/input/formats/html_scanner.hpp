// SPDX-License-Identifier: GPL-2.0-or-later
// HtmlScanner divides an HTML page into text and tags by the rules for tokens of the HTML standard, section 13.2.5.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kwic {

// A start or end tag.
struct HtmlTag {
    std::string_view name = {};        // as written; compare with is_html_name()
    std::string_view attributes = {};  // from the end of the name to the end of the tag
    bool is_end = false;
    bool is_self_closing = false;  // ends with `/>`

    // Returns the value of the attribute `name`, which must be in small letters, with its references decoded. Returns
    // nothing if the tag has no such attribute.
    std::optional<std::string> attribute(std::string_view name) const;
};

// Returns whether the `name` of a tag or attribute is `small`, which is in small letters.
bool is_html_name(std::string_view name, std::string_view small);

// Reads a page once, from its beginning to its end. Takes time proportional to the size of the page, and memory that
// does not depend on the page. So that no text is lost, differs from the standard in three cases: a comment or tag that
// never ends is cut short at its first `>`; a tag without `>` is text; a CDATA section is text everywhere.
class HtmlScanner {
public:
    explicit HtmlScanner(std::string_view page) : page_(page) {}  // `page` must outlive the scanner

    // What next() has read: a text, a text in which `&` has no special meaning, a tag, or the end of the page.
    enum class Kind { text, literal_text, tag, end };

    // Reads the next part of the page. Skips comments and declarations.
    Kind next();

    // The part that next() has read.
    std::string_view text() const { return text_; }
    const HtmlTag& tag() const { return tag_; }

    // Skips to the end of the next end tag `name`, which must be in small letters, and returns the contents before the
    // tag. If there is no such tag, returns nothing and skips nothing. `name` must have static storage.
    std::optional<std::string_view> skip_past(std::string_view name);

    // Returns whether the rest of the page has an end tag `name`; see skip_past().
    bool has_end_tag(std::string_view name);

    // Skips the rest of the page.
    void skip_rest() { at_ = page_.size(); }

    // Returns the offset in the page of `part`, a part of the page.
    std::size_t offset(std::string_view part) const { return static_cast<std::size_t>(part.data() - page_.data()); }

private:
    bool read_tag();
    bool skip_to(std::string_view ending, std::size_t from);
    bool skip_comment();
    bool skip_declaration();
    bool read_cdata();

    std::string_view page_;
    std::size_t at_ = 0;
    std::string_view text_;
    HtmlTag tag_;
    std::size_t endless_tags_ = 0;               // number of tags of which the end was not found
    std::vector<std::string_view> not_found_{};  // endings and names of elements that the rest of the page lacks
};

}  // namespace kwic
