"""JSON as people bring it: documents, lines of JSON, and the scripts of X archives.

Numbers stay as they are written, so that no id loses a digit. A document that could swamp the
machine, by size, number of values or depth, is refused before or while it is read.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from json import JSONDecodeError
from typing import BinaryIO, NoReturn, cast

from trueline.exports.files.encoding import Opener, decide_encoding
from trueline.exports.files.refusing import refusal

SIZE_LIMIT_BYTES = 64 << 20
"""Parts of X archives end at 50 MB."""
MARK_LIMIT = 4_000_000
"""Commas and opening brackets: no document holds more values than these."""
DEPTH_LIMIT = 64

_ASSIGNED = re.compile(r"\s*[A-Za-z_$][\w$.\[\]\"' ]{0,200}?\s*=\s*(?=[\[{])")
_DOCUMENT = re.compile(r"\s*(?:\{\s*(?:[\"}]|$)|\[\s*(?:[\[{\"\]]|null|$))")
_WIDE = {b"\xff\xfe", b"\xfe\xff"}
_BLANKS = re.compile(r"\s*")
_MARKS = "\ufeff\u00ef\u00bb\u00bf"
_PARTS = "It is larger than any export: download it in parts, or fewer posts at a time."


@dataclass(frozen=True, slots=True)
class Document:
    """What a JSON file holds.

    Attributes:
        value: Lists, dicts and texts; numbers are texts as written, ``null`` is None.
        encoding: How the bytes were read.
        is_lines: Whether the file is one value a line; ``value`` is then the list of them.
    """

    value: object
    encoding: str
    is_lines: bool = False


class _RepeatedNameError(ValueError):
    """An object holds a name twice, so that one of the two values would be lost."""


def is_json(start: bytes) -> bool:
    """Say whether a file begins as JSON does, or as a script that assigns JSON to a name.

    Example:
        >>> [is_json(one) for one in (b'{"a": 1}', b"window.YTD.a = [", b"[1] of 2,views")]
        [True, True, False]
    """
    encoding = "utf-16" if start[:2] in _WIDE else "utf-16-le" if start[1:2] == b"\0" else "latin-1"
    text = start.decode(encoding, "ignore").lstrip(_MARKS)
    assigned = _ASSIGNED.match(text)
    return bool(_DOCUMENT.match(text, assigned.end() if assigned else 0))


def read_json(opener: Opener, where: str) -> Document:
    """Read a whole document into memory.

    Raises:
        FaultyInputError: It is too large, too deep, damaged or cut off, or names a value twice.
    """
    with opener() as stream:
        content = stream.read(SIZE_LIMIT_BYTES + 1)
    if len(content) > SIZE_LIMIT_BYTES:
        raise refusal(where, f"The JSON has more than {SIZE_LIMIT_BYTES >> 20} MB.", _PARTS)
    if sum(map(content.count, (b",", b"[", b"{"))) > MARK_LIMIT:
        raise refusal(where, f"The JSON holds more than {MARK_LIMIT:,} values.", _PARTS)
    encoding = decide_encoding(lambda: cast("BinaryIO", BytesIO(content)), where).encoding
    text = content.decode(encoding).lstrip("\ufeff")
    assigned = _ASSIGNED.match(text)
    values = _values(text, assigned.end() if assigned else 0, where)
    if len(values) == 1:
        return Document(values[0], encoding)
    return Document(values, encoding, is_lines=True)


def _values(text: str, at: int, where: str) -> list[object]:
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str, strict=False
    )
    values: list[object] = []
    end = len(text.rstrip("; \t\r\n"))
    while at < end:
        try:
            value, at = decoder.raw_decode(text, at)
        except JSONDecodeError as error:
            _refuse_damage(where, error.lineno)
        except _RepeatedNameError as error:
            raise refusal(where, f"An object of the JSON names “{error}” twice.") from None
        except RecursionError:
            _refuse_depth(where)
        _check_depth(value, DEPTH_LIMIT, where)
        values.append(value)
        before, at = at, _BLANKS.match(text, at).end()  # type: ignore[union-attr] # may be empty
        if at < end and "\n" not in text[before:at]:
            _refuse_damage(where, text.count("\n", 0, at) + 1)
    return values


def _refuse_damage(where: str, line: int) -> NoReturn:
    raise refusal(where, f"The JSON is damaged or cut off in line {line}.")


def _refuse_depth(where: str) -> NoReturn:
    raise refusal(where, f"The JSON is nested more than {DEPTH_LIMIT} levels deep.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedNameError(next(one for one in names if names.count(one) > 1))
    return found


def _check_depth(value: object, left: int, where: str) -> None:
    if not left:
        _refuse_depth(where)
    match value:
        case dict():
            inner: Iterable[object] = value.values()
        case list():
            inner = value
        case _:
            return
    for one in inner:
        if isinstance(one, dict | list):
            _check_depth(one, left - 1, where)
