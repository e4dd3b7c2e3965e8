"""A list that was pasted as text, from mail, slides or a document, as names line by line."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity

MOST_LINES, LONGEST = 200, 300
_BULLET = re.compile(
    r"(?:[•‣\u2043◦▪▫●○■□◆◇➢➤►▶→✓✔☐☑·∙*\uf000-\uf0ff]+\s*|o\t\s*|[-–—+]+(?:\s+|(?=[^\W\d_])))"
)
_NUMBER = re.compile(
    r"\(?(?P<steps>(?:\d{1,3}\.)*)(?P<last>\d{1,3}|[a-z])(?P<mark>[.)]+)\s+", re.IGNORECASE
)
_LEVELS = re.compile(r"(?P<steps>(?:\d{1,3}\.)+)(?P<last>\d{1,3})()\s+")
_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))


def names_in(text: str) -> tuple[str, ...]:
    """Give the names of a pasted list: bullets, numbering, odd blanks and empty lines go.

    Numbers go only where they count the lines: "2. Quarter is better" alone keeps its 2. Among
    bullets a "1)" is one more mark of the list, where most lines are marked.

    Raises:
        FaultyInputError: It has too many lines, or one that is no name.
    """
    plain = [_plain(line) for line in text.translate(_UNSEEN).splitlines()]
    lines = [line for line in plain if line.strip()]
    bare = [_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in lines]
    names = tuple(name for line in _uncounted(lines, bare) if (name := " ".join(line.split())))
    _refuse(names)
    return names


def _plain(line: str) -> str:
    shown = "".join(
        sign if sign == "\t" or unicodedata.category(sign) != "Cc" else " " for sign in line
    )
    return shown.replace("\u00a0", " ").strip(" ")


def _uncounted(lines: Sequence[str], bare: Sequence[str]) -> list[str]:
    """Take the numbering off where the numbers run on; a number that does not is part of a name.

    Args:
        lines: As they were pasted.
        bare: The same without bullets.
    """
    found = [_NUMBER.match(line) or _LEVELS.match(line) for line in bare]
    counted = [one for one in found if one]
    if len(counted) < 2 or not _count_lines(counted):  # noqa: PLR2004 - two can follow each other
        found = _marks_among_bullets(lines, bare)
    return [line[one.end() :] if one else line for line, one in zip(bare, found, strict=True)]


def _marks_among_bullets(lines: Sequence[str], bare: Sequence[str]) -> list[re.Match[str] | None]:
    """Give the numbers that stand where other lines have bullets, if most lines are marked so."""
    found = [
        _NUMBER.match(line) if line == rest and not line[0].isalpha() else None
        for line, rest in zip(lines, bare, strict=True)
    ]
    bullets = sum(line != rest for line, rest in zip(lines, bare, strict=True))
    marked = bullets + sum(one is not None for one in found)
    is_mixed = bullets and marked * 2 > len(lines)
    return found if is_mixed else [None] * len(lines)


def _count_lines(found: Sequence[re.Match[str]]) -> bool:
    """Say whether numbers follow each other, and letters do from a on, maybe several times."""
    numbers = [
        tuple(int(one) for one in [*match["steps"].split(".")[:-1], match["last"]])
        for match in found
        if match["last"].isdecimal()
    ]
    letters = [ord(match["last"].lower()) for match in found if not match["last"].isdecimal()]
    return _run_on(numbers) and all(
        new in (ord("a"), old + 1) for old, new in zip([0, *letters], letters, strict=False)
    )


def _run_on(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Say whether each number follows the one before, on its own level, above or just below."""
    return all(number[-1] == 1 for number in numbers[:1]) and all(
        any(new == _next(old, depth) for depth in range(1, len(old) + 2))
        for old, new in pairwise(numbers)
    )


def _next(old: tuple[int, ...], depth: int) -> tuple[int, ...]:
    return (*old, 1) if depth > len(old) else (*old[: depth - 1], old[depth - 1] + 1)


def _refuse(names: Sequence[str]) -> None:
    remedy = ""
    if len(names) > MOST_LINES:
        what = f"The list has {len(names)} lines; at most {MOST_LINES} come in at once."
        remedy = "Paste it in parts."
    for number, name in enumerate(names, start=1):
        if not remedy and len(name) > LONGEST:
            what = f"Line {number} has {len(name)} characters; a name has at most {LONGEST}."
            remedy = "Write a short name; more can be said on the element's own page."
    if not names:
        what, remedy = "There is no name in it.", "Write one name a line."
    if remedy:
        raise FaultyInputError(Issue(Severity.BLOCKS, "names", what, remedy))
