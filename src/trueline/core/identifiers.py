"""Identifiers of people, as somebody names them who asks to be erased.

An e-mail address, a number of seven digits or more however it is grouped, or words such as a name
or a handle. Of people who were erased only keyed hashes are kept.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity

FEWEST_DIGITS = 7
FEWEST_LETTERS = 4
ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
WORD = re.compile(r"\w+")

_NOT_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"[+\d \t().\-/]+")


class Form(StrEnum):
    """What sort of identifier it is."""

    ADDRESS = "address"
    NUMBER = "number"
    WORDS = "words"
    KEY = "key"  # a keyed hash as importers make it; found in the ledger, never in text


@dataclass(frozen=True, slots=True)
class Identifier:
    """One way in which files name a person.

    Attributes:
        text: As given, without blanks around.
        form: What sort it is.
        normal: The form in which it is compared; the digits of a number, the words of a name.
    """

    text: str
    form: Form
    normal: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """The texts of which importers may have made a keyed hash."""
        return tuple(dict.fromkeys((self.text, self.normal, self.text.removeprefix("@"))))


@dataclass(frozen=True, slots=True)
class Mark:
    """What is kept of an identifier of someone who was erased: enough to know it again.

    Attributes:
        form: What sort it was.
        word_count: How many words; 1 for everything else.
        key: Keyed hash.
    """

    form: Form
    word_count: int
    key: int


def read_identifier(text: str) -> Identifier:
    """Read an identifier as a person gives it.

    Raises:
        FaultyInputError: It is too short to be told from other words and numbers.
    """
    given = text.strip()
    folded = _folded(given)
    if ADDRESS.fullmatch(folded):
        return Identifier(given, Form.ADDRESS, folded)
    digits = _NOT_DIGITS.sub("", folded)
    if _NUMBER.fullmatch(folded):
        if len(digits) < FEWEST_DIGITS:
            raise _too_short(given, f"numbers need {FEWEST_DIGITS} digits")
        return Identifier(given, Form.NUMBER, digits)
    words = WORD.findall(folded)
    if sum(map(len, words)) < FEWEST_LETTERS:
        raise _too_short(given, f"names and handles need {FEWEST_LETTERS} letters")
    return Identifier(given, Form.WORDS, " ".join(words))


def keys_of(identifier: Identifier, person_key: Callable[[str], int]) -> frozenset[int]:
    """Give the keyed hashes that importers may have made of an identifier."""
    return frozenset(map(person_key, identifier.spellings))


def marks_of(identifier: Identifier, person_key: Callable[[str], int]) -> tuple[Mark, ...]:
    """Give what is kept of an identifier, so that it is known again in text and in the ledger."""
    words = len(identifier.normal.split()) if identifier.form is Form.WORDS else 1
    in_text = Mark(identifier.form, words, person_key(identifier.normal))
    in_facts = (Mark(Form.KEY, 1, one) for one in sorted(keys_of(identifier, person_key)))
    return (in_text, *in_facts)


def normal_form(form: Form, text: str) -> str:
    """Give the form in which identifiers of a sort are compared."""
    folded = _folded(text)
    match form:
        case Form.NUMBER:
            return _NOT_DIGITS.sub("", folded)
        case Form.WORDS:
            return " ".join(WORD.findall(folded))
        case _:
            return folded


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _too_short(given: str, needed: str) -> FaultyInputError:
    return FaultyInputError(
        Issue(
            Severity.BLOCKS,
            f"“{given}”",
            f"This is too short to be told from other words and numbers: {needed}.",
            "Name the person as the files do: by e-mail address, telephone number, id or handle.",
        )
    )
