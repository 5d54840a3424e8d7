# SPDX-License-Identifier: GPL-2.0-or-later
"""The class of all tests of the Python module."""

import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
import kwic  # noqa: E402


class NotesTest(unittest.TestCase):
    """A test with a new folder, `self.folder`, and the path of an index in this folder, `self.index`."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.index = self.folder / "notes.kwic"

    def write_notes(self):
        with kwic.Writer(self.index) as writer:
            writer.put("talks", "On 19 July 2023 the envoys met at the harbour café.", title="Envoys resume talks")
            writer.put("fish", "The harbour sells fish each morning.", title="Fish market")
            writer.put(kwic.Document("invoice", "Dues for March.", date="2021-03-31",
                                     fields={"price": 120.5, "tag": ["open", "late"]}))

    def assert_refused(self, argument, kind, function, *arguments, **options):
        """Checks that the call raises an exception of the class `kind` that names the argument."""
        with self.assertRaises(kind) as caught:
            function(*arguments, **options)
        self.assertIsInstance(caught.exception, kwic.Error)
        self.assertEqual((caught.exception.code, caught.exception.argument), ("invalid_argument", argument))
        self.assertIn(argument.split("[")[0].split(".")[0], str(caught.exception))
