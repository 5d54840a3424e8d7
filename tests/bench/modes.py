# SPDX-License-Identifier: GPL-2.0-or-later
"""How queries are run: with or without snippets, and with or without counting the documents that match."""
import dataclasses


@dataclasses.dataclass(frozen=True)
class Mode:
    snippets: bool  # whether each hit gets a snippet
    counting: bool  # whether the engine reports the number of documents that match, as kwic does by default
    label: str  # text that follows the kind of query in the table


MODES = {
    "snippets": Mode(True, True, ", with snippets"),
    "bare": Mode(False, True, ""),
    "snippets_uncounted": Mode(True, False, ", with snippets, not counted"),
    "uncounted": Mode(False, False, ", not counted"),
}
COUNTING = {key: mode for key, mode in MODES.items() if mode.counting}
