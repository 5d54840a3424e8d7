# SPDX-License-Identifier: GPL-2.0-or-later
"""Composes texts. Each text consists of paragraphs in a known language, and of parts that kwic must ignore when it
detects the language: headers, front matter, licenses, markup, quotations and code."""
import hashlib
import html
import itertools
import re

from labeled import ENGLISH, Text, words_of

MAIL = """Return-Path: <ann@example.org>
Received: from mail.example.org (mail.example.org [192.0.2.1]) by mx.example.org
\twith ESMTPS id 4f2 for <bob@example.org>; Mon, 4 Mar 2024 10:11:12 +0100
Date: Mon, 4 Mar 2024 10:11:10 +0100
From: Ann Example <ann@example.org>
To: Bob Example <bob@example.org>
Subject: Re: the plan for the new harbour
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
User-Agent: Example Mail/1.0

"""
QUOTATION = """On Mon, 4 Mar 2024, Bob Example wrote:
> We have read the plan for the new harbour and we think that it is good.
> The ferries should stop at the old pier until the work has been finished.
> Please tell us what the council has decided, and when the work begins.

"""
FRONT_MATTER = """---
layout: post
title: The plan for the new harbour
description: What the council has decided about the ferries
author: Ann Example
tags: [harbour, ferries, council]
---
"""
LICENSE = """This program is free software. You may use this file only in compliance with the license.
A copy of the license comes with this distribution. Unless it is required by law, the software
is distributed without warranty of any kind, either express or implied. See the license for the
rights and the limitations that apply to you.
"""
PAGE = """<!DOCTYPE html>
<html><head><title>Harbour news</title>
<style>body { margin: 0; font-family: serif }</style>
<script>if (window.name == "the harbour") { show("this is not a part of the text"); }</script></head>
<body><nav><a href="/">Home</a> <a href="/about">About us</a> <a href="/contact">Contact</a></nav>
"""
EXAMPLE = """```sh
$ git clone https://git.example.org/harbour/ferries.git && cd ferries
$ cmake --build build --target install  # the files are in /usr/local/bin
```
See <https://www.example.org/docs/install.html> and `lib/src/main.cpp`.
"""
ENGLISH_PARAGRAPH = """The council has decided that the ferries stop at the old pier until the work in the harbour is
finished. The fishermen have asked for a second bridge, because the way to the market is too long for them.
"""
CODE = """static int open_gate(struct gate *gate, int count)
{
    for (int i = 0; i < count; ++i) {
        if (gate[i].is_open || !gate[i].has_key)
            continue;
        gate[i].is_open = turn_key(&gate[i], KEY_DEFAULT);
    }
    return count > 0 ? gate[0].is_open : -EINVAL;
}

"""


def paragraphs_of(text):
    """Returns the paragraphs of a help page or guide that are certainly in the language of the text."""
    found = re.findall(r"(?s)<p\b[^>]*>(.*?)</p>", text.content.decode("utf-8", "replace"))
    plain = (" ".join(html.unescape(re.sub(r"<[^>]*>", "", each)).split()) for each in found)
    return [each for each in plain if is_clean(each, text.language)]


def is_clean(paragraph, language):
    words = words_of(paragraph)
    english = sum(word.lower() in ENGLISH for word in words)
    is_prose = 20 <= len(words) <= 80 and len("".join(words)) * 2 > len(paragraph)
    return is_prose and (language == "en" or english == 0)


def lines(prefix, paragraph):
    """Breaks a paragraph into lines, and puts `prefix` before each line."""
    words = paragraph.split(" ")
    return "".join(f"{prefix}{' '.join(words[i:i + 10])}\n" for i in range(0, len(words), 10))


def compositions(first, second, third):
    """Composes a text of each kind from three paragraphs. Yields (kind, file name, text)."""
    body = "\n".join(lines("", each) for each in (first, second, third))
    yield "mail", "mail.eml", MAIL + body
    yield "reply", "reply.eml", MAIL + QUOTATION + body
    yield "front matter", "post.md", FRONT_MATTER + body
    yield "license", "licensed.txt", lines("# ", LICENSE.replace("\n", " ")) + "\n" + body
    yield "page", "page.html", PAGE + f"<p>{html.escape(first)}</p><p>{html.escape(second)}</p></body></html>\n"
    yield "example", "readme.md", f"{lines('', first)}\n{EXAMPLE}\n{lines('', second)}"
    yield "short", "note.txt", first + "\n"
    yield "mixed", "mixed.txt", f"{lines('', first)}\n{ENGLISH_PARAGRAPH}\n{lines('', second)}\n{lines('', third)}"
    comment = f"/*\n{lines(' * ', first)} */\n"
    yield "comments", "gate.c", f"/*\n{lines(' * ', LICENSE)} */\n\n{comment}{CODE}{lines('// ', second)}{CODE}"
    yield "log", "log.txt", "".join(f"2024-03-04 10:11:{i:02} harbour[{i}]: INFO {line}\n"
                                    for i, line in enumerate(body.split("\n")) if line)


def compose(texts, count):
    """Composes at most `count` texts from paragraphs of `texts`, for all languages that have enough paragraphs."""
    paragraphs = {}
    for text in texts:
        if text.kind in ("help", "guide") and len(paragraphs.setdefault(text.language, {})) < 30:
            paragraphs[text.language].update(dict.fromkeys(paragraphs_of(text)))
    groups = []
    for language, known in sorted(paragraphs.items()):
        chosen = sorted(known, key=lambda each: hashlib.sha1(each.encode()).hexdigest())[:3]
        if len(chosen) == 3:
            groups.append([Text(language, kind, "composed", name, text.encode())
                           for kind, name, text in compositions(*chosen)])
    # The kinds of each language are rotated, so that all languages and all kinds have about the same number of texts.
    turned = [group[i % len(group):] + group[:i % len(group)] for i, group in enumerate(groups)]
    return [text for each in itertools.zip_longest(*turned) for text in each][:count]
