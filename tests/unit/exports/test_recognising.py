from dataclasses import dataclass
from pathlib import Path

import pytest

from trueline.exports.files.export import Export, Row, Sheet
from trueline.exports.tables.recognising import describe, recognise
from trueline.exports.tables.recognition import Recognition, Unrecognised


@dataclass
class Fixed:
    """An importer that has made up its mind."""

    answer: Recognition | None

    def recognise(self, _: Export) -> Recognition | None:
        return self.answer


def _answer(name: str, share: float, matched: int = 3, missing: tuple[str, ...] = ()) -> Fixed:
    headers = tuple(map(str, range(matched)))
    return Fixed(Recognition(name, f"kind {name}", "x", "en", share, headers, missing=missing))


def _export(*rows: tuple[str, ...]) -> Export:
    head = tuple(Row(line, cells) for line, cells in enumerate(rows, start=1))
    sheet = Sheet("", "utf-8", ",", head, lambda: iter(head))
    return Export("download.csv", Path("download.csv"), "text", (sheet,))


def test_the_one_that_is_certain_is_taken() -> None:
    found = recognise(_export(("a", "b")), [Fixed(None), _answer("sure", 1.0)])
    assert isinstance(found, Recognition)
    assert found.importer == "sure"


def test_of_two_that_are_certain_the_one_that_understands_more_is_taken() -> None:
    both = [_answer("broad", 1.0, matched=4), _answer("exact", 1.0, matched=9)]
    found = recognise(_export(("a", "b")), both)
    assert isinstance(found, Recognition)
    assert found.importer == "exact"


def test_a_tie_is_refused() -> None:
    found = recognise(_export(("a", "b")), [_answer("one", 1.0), _answer("two", 1.0)])
    assert isinstance(found, Unrecognised)
    assert "equally well" in found.issues[0].what


def test_an_unknown_file_hears_the_nearest_kinds_and_what_is_missing() -> None:
    near = [_answer("far", 0.5, missing=("Date",)), _answer("near", 0.8, missing=("Reach",))]
    found = recognise(_export(("Views", "Likes")), near)
    assert isinstance(found, Unrecognised)
    assert [one.importer for one in found.nearest] == ["near", "far"]
    (issue,) = found.issues
    assert issue.is_blocking
    assert "kind near" in issue.what
    assert "Reach" in issue.what


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((("Hello",), ("world",)), "plain text"),
        ((("Name", "Amount"), ("a", "1")), "2 columns: Name, Amount"),
    ],
)
def test_a_file_is_described_in_words(rows: tuple[tuple[str, ...], ...], said: str) -> None:
    assert said in describe(_export(*(tuple(row) for row in rows)))
