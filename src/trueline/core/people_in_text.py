"""Finds a person in text: by identifiers that are known, or by keyed hashes of them alone.

Capitals do not count, and an identifier inside a longer one is somebody else: ``ann@example.org``
is not found in ``mary.ann@example.org``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol
from urllib.parse import unquote

from trueline.core.identifiers import (
    ADDRESS,
    FEWEST_DIGITS,
    WORD,
    Form,
    Identifier,
    Mark,
    normal_form,
)

ERASED = "(erased)"
"""Stands where a person's identifier stood."""

_BETWEEN_DIGITS = r"[ \t\u00a0().\-/]{0,3}"
_BETWEEN_WORDS = r"\W{1,3}"
_DIGITS = re.compile(rf"\d(?:{_BETWEEN_DIGITS}\d){{{FEWEST_DIGITS - 1},}}")


class PersonFinder(Protocol):
    """Finds people in text."""

    def found_in(self, text: str) -> bool:
        """Say whether a person is named."""

    def without(self, text: str) -> str:
        """Give the text with ``ERASED`` wherever a person was named."""


@dataclass(frozen=True)
class NamedPerson:
    """Finds one person, whose identifiers are known.

    Attributes:
        identifiers: At least one.
    """

    identifiers: tuple[Identifier, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(_pattern_of, self.identifiers)), re.IGNORECASE)

    @cached_property
    def loose(self) -> str:
        """A pattern without looking around, for engines that know none; finds no less."""
        return "|".join(_loose_pattern_of(one) for one in self.identifiers)

    def found_in(self, text: str) -> bool:
        """Say whether the person is named."""
        return any(self._pattern.search(one) for one in _readings(text))

    def without(self, text: str) -> str:
        """Give the text with ``ERASED`` wherever the person was named."""
        if not self.found_in(text):
            return text
        left = self._pattern.sub(ERASED, text)
        return ERASED if self.found_in(left) else left


@dataclass(frozen=True)
class ErasedPeople:
    """Finds everyone who was erased, of whom only keyed hashes are known.

    Attributes:
        marks: What is kept of their identifiers.
        person_key: Makes a keyed hash.
    """

    marks: frozenset[Mark]
    person_key: Callable[[str], int]

    @cached_property
    def keys(self) -> frozenset[int]:
        """Keyed hashes as importers make them."""
        return frozenset(one.key for one in self.marks if one.form is Form.KEY)

    def found_in(self, text: str) -> bool:
        """Say whether someone erased is named."""
        return any(True for one in _readings(text) for _ in self._places(one))

    def without(self, text: str) -> str:
        """Give the text with ``ERASED`` wherever someone erased was named."""
        if not self.found_in(text):
            return text
        left = text
        for start, end in sorted(set(self._places(text)), reverse=True):
            left = left[:start] + ERASED + left[end:]
        return ERASED if self.found_in(left) else left

    @cached_property
    def _hashed(self) -> Callable[[str], int]:
        return lru_cache(maxsize=65_536)(self.person_key)  # files repeat their words

    @cached_property
    def _known(self) -> frozenset[tuple[Form, int]]:
        return frozenset((one.form, one.key) for one in self.marks)

    @cached_property
    def _lengths(self) -> tuple[int, ...]:
        return tuple(sorted({one.word_count for one in self.marks if one.form is Form.WORDS}))

    @cached_property
    def _forms(self) -> frozenset[Form]:
        return frozenset(one.form for one in self.marks)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        for form, start, end in self._candidates(text):
            if (form, self._hashed(normal_form(form, text[start:end]))) in self._known:
                yield start, end

    def _candidates(self, text: str) -> Iterator[tuple[Form, int, int]]:
        if Form.ADDRESS in self._forms and "@" in text:
            for one in ADDRESS.finditer(text):
                told = one[0]
                yield Form.ADDRESS, one.start() + len(told) - len(told.lstrip("'.-")), one.end()
        if Form.NUMBER in self._forms:
            yield from ((Form.NUMBER, start, end) for start, end in _numbers_in(text))
        words = [one.span() for one in WORD.finditer(text)] if self._lengths else []
        for count in self._lengths:
            for first, last in zip(words, words[count - 1 :], strict=False):
                yield Form.WORDS, first[0], last[1]


def found_anywhere(finder: PersonFinder, texts: Iterable[str]) -> bool:
    """Say whether a person is named in any of these texts or over two that stand together."""
    return finder.found_in("\x1f".join(texts))


def _readings(text: str) -> Iterator[str]:
    """Give the text, and what it is when its letters are put together and its escapes undone."""
    yield text
    if not text.isascii():
        yield unicodedata.normalize("NFKC", text)
    if "%" in text:
        yield unquote(text)


def _numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """Give each number however it is grouped, and the runs of digits in it by themselves."""
    for one in _DIGITS.finditer(text):
        yield one.span()
        for run in re.finditer(rf"\d{{{FEWEST_DIGITS},}}", one[0]):
            yield one.start() + run.start(), one.start() + run.end()


def _pattern_of(identifier: Identifier) -> str:
    match identifier.form:
        case Form.ADDRESS:
            before = r"(?<![\w+])(?<![\w+'][.-])"
            return rf"{before}{re.escape(identifier.normal)}(?![\w-]|\.\w)"
        case Form.NUMBER:
            return rf"(?<!\d){_BETWEEN_DIGITS.join(identifier.normal)}(?!\d)"
        case _:
            words = map(re.escape, identifier.normal.split())
            return rf"(?<!\w){_BETWEEN_WORDS.join(words)}(?!\w)"


def _loose_pattern_of(identifier: Identifier) -> str:
    match identifier.form:
        case Form.ADDRESS:
            return re.escape(identifier.normal).replace("@", "(@|%40)")
        case Form.NUMBER:
            return _BETWEEN_DIGITS.join(identifier.normal).replace(r"\u00a0", "\u00a0")
        case _:
            return r"\W{1,9}".join(map(re.escape, identifier.normal.split()))
