"""The files of which variants are made: shipped cases, and the corpus of real exports."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.contracts.variants.books import Book, book_of
from tests.importing import CASES, ReadFile, mapping_of_case, read_file
from trueline.exports.cells.answers import Answers
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.mapping import TableMapping


@dataclass(frozen=True)
class Source:
    """A file, and what a person brings with it.

    Attributes:
        id: Short name, for tables.
    """

    id: str
    path: Path
    account: str
    answers: Answers
    mapping: TableMapping | None = None

    @cached_property
    def read(self) -> ReadFile:
        """Give what the file itself is read to."""
        found = read_file(self.path, self.account, self.answers, self.mapping)
        assert isinstance(found, ReadFile), found
        return found

    @cached_property
    def book(self) -> Book | None:
        """Give its rows; None when it has none of text."""
        return book_of(open_export(self.path), self.read.recognition.matched)

    @property
    def importer(self) -> str:
        """Give the plug-in that reads it."""
        return self.read.recognition.importer


def shipped_sources() -> Iterator[Source]:
    """Give every shipped case."""
    for expected in sorted(CASES.glob("*/expected.json")):
        said = json.loads(expected.read_text(encoding="utf-8"))
        answers = Answers(said.get("currency", ""))
        for path in sorted(expected.parent.iterdir()):
            if path != expected:
                name = f"{path.parent.name}/{path.name}"
                yield Source(name, path, said["account"], answers, mapping_of_case(path))


def corpus_sources(folder: Path) -> Iterator[Source]:
    """Give every file of the corpus that an importer takes."""
    for rows in sorted((CASES.parent / "corpus").glob("*.toml")):
        for row in tomllib.loads(rows.read_text(encoding="utf-8"))["file"]:
            if row["importer"]:
                answers = Answers(row.get("currency", ""), row.get("month_first"))
                yield Source(row["path"], folder / row["path"], row.get("account", ""), answers)
