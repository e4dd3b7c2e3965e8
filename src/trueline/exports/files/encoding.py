"""Which encoding a text file is in, decided by all of its bytes and never by its name."""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from trueline.exports.files.refusing import refusal

Opener = Callable[[], BinaryIO]
"""Opens a file's bytes anew from the start."""

CHUNK_BYTES = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CUT = "unexpected end of data"


@dataclass(frozen=True, slots=True)
class Encoded:
    """How bytes become text.

    Attributes:
        encoding: Python's name of it.
        is_open_ended: Whether the text does not end with a line end.
        is_blank: Whether there is nothing in it.
    """

    encoding: str
    is_open_ended: bool
    is_blank: bool


def decide_encoding(opener: Opener, where: str) -> Encoded:
    """Find the encoding in which every byte makes sense.

    A byte order mark decides. Without one it is UTF-8, or Windows-1252 when the bytes are no
    UTF-8. The file is read once, or twice for Windows-1252, and never held in memory.

    Raises:
        FaultyInputError: The bytes are no text, or the text is damaged or cut off.
    """
    with opener() as stream:
        start = stream.read(4096)
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return _checked(opener, encoding, where)
    if _looks_like_utf_16(start):
        return _checked(opener, "utf-16-le", where)
    try:
        return _read_through(opener, "utf-8", where)
    except UnicodeDecodeError as error:
        if error.reason == _CUT and not _is_ascii_before_end(opener):
            raise _cut_off(where) from None
    return _checked(opener, "cp1252", where)


def _checked(opener: Opener, encoding: str, where: str) -> Encoded:
    try:
        return _read_through(opener, encoding, where)
    except UnicodeDecodeError as error:
        if error.reason in {_CUT, "truncated data"}:
            raise _cut_off(where) from None
        raise refusal(
            where, "The text is damaged: some of its bytes stand for no letter in any encoding."
        ) from None


def _read_through(opener: Opener, encoding: str, where: str) -> Encoded:
    last, is_blank = "\n", True
    for text in _decoded(opener, encoding):
        if "\0" in text:
            raise refusal(where, "The file is not text: it holds zero bytes.")
        is_blank = is_blank and not text.strip("\ufeff \t\r\n")
        last = text[-1:] or last
    return Encoded(encoding, last not in "\r\n", is_blank)


def _decoded(opener: Opener, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    with opener() as stream:
        while chunk := stream.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _is_ascii_before_end(opener: Opener) -> bool:
    with opener() as stream:
        before = b""
        while chunk := stream.read(CHUNK_BYTES):
            if not before.isascii():
                return False
            before = chunk
    return before[:-1].isascii()


def _looks_like_utf_16(start: bytes) -> bool:
    return len(start) > 3 and start[1::2].count(0) > 0.8 * len(start[1::2])  # noqa: PLR2004


def _cut_off(where: str) -> Exception:
    return refusal(where, "The file is cut off in the middle of a letter.")
