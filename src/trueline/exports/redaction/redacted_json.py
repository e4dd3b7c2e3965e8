"""JSON with some records blanked: same lists, names and lines, every other byte as it was."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r'"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[\[\]{}:]', re.DOTALL
)
_MARKS = frozenset("[]{}:")


@dataclass(slots=True, eq=False)
class _Place:
    """A list or an object of a document.

    Attributes:
        is_list: Which of the two.
        in_item: Whether it is, or lies in, an object of a list.
        record: What is blanked when a value directly in it names the person: the outermost object
            of a list around it, else the object itself; None for the value alone.
        has_person: Whether the person is named in it.
    """

    is_list: bool
    in_item: bool
    record: "_Place | None" = None
    has_person: bool = False


@dataclass(slots=True)
class _Value:
    """A value, or the name of one, as it is written."""

    start: int
    end: int
    is_name: bool
    record: _Place | None
    is_person: bool = False


def json_without(text: str, is_person: Callable[[str], bool]) -> str:
    """Give JSON text in which the values of records that name a person are null.

    A record is the outermost object in a list, and where there is no list, the innermost object.
    Names of values stay, but for those that name the person.

    Args:
        text: One document, lines of documents, or a script that assigns one.
        is_person: Says whether a text names the person.
    """
    values = list(_values(text))
    for one in values:
        one.is_person = is_person(_plain(text[one.start : one.end]))
        if one.is_person and one.record is not None:
            one.record.has_person = True
    pieces: list[str] = []
    at = 0
    for one in values:
        instead = _instead(one)
        if instead:
            pieces += [text[at : one.start], instead]
            at = one.end
    return "".join((*pieces, text[at:]))


def _instead(value: _Value) -> str:
    if value.is_name:
        return '"(erased)"' if value.is_person else ""
    return "null" if value.is_person or (value.record and value.record.has_person) else ""


def _values(text: str) -> Iterator[_Value]:
    around: list[_Place] = []
    held: _Value | None = None
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if held is not None:
            held.is_name = mark == ":"
            yield held
            held = None
        if mark in "[{":
            around.append(_opened(around, is_list=mark == "["))
        elif mark in "]}":
            del around[-1:]
        elif mark not in _MARKS:
            record = around[-1].record if around else None
            held = _Value(*token.span(), is_name=False, record=record)
    if held is not None:
        yield held


def _opened(around: list[_Place], *, is_list: bool) -> _Place:
    """Give a list or object that opens inside others."""
    outer = around[-1] if around else None
    if outer is not None and outer.in_item:
        return _Place(is_list, in_item=True, record=outer.record)
    place = _Place(is_list, in_item=not is_list and outer is not None and outer.is_list)
    place.record = None if is_list else place
    return place


def _plain(token: str) -> str:
    try:
        return str(json.loads(token, strict=False))
    except ValueError:
        return token
