// SPDX-License-Identifier: GPL-2.0-or-later
// The elements of HTML that affect the text of a page.
#pragma once

#include "input/formats/flow_text.hpp"

#include <string_view>

namespace kwic {

enum class ElementKind {
    other,         // does not affect the text
    block,         // separated from the text around it by HtmlElement::separator
    hidden,        // contents that are not part of the text, or that are not markup
    heading,       // h1 to h6
    line_break,    // br
    link,          // a
    raised,        // sup
    ruby,          // ruby and its parts
    preformatted,  // white space is part of the text
    graphic,       // svg and math
    meta,          // meta
    control        // an attribute is part of the text
};

struct HtmlElement {
    std::string_view name = {};  // in small letters, with static storage; empty if the element is unknown
    ElementKind kind = ElementKind::other;
    Break separator = Break::none;
};

// Returns the element with a name in any case. An element with a `-` in its name, which a page defines, is a block.
HtmlElement html_element(std::string_view name);

}  // namespace kwic
