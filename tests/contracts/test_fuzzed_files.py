"""Whatever bytes are brought: every importer refuses in a sentence, or reads."""

import json
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing import CASES, bound, mapping_of_case, person_key
from trueline.contracts.importer import ImportContext, Importer, Unrecognised
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.exports.cells.answers import Answers
from trueline.exports.files.opening import open_export
from trueline.exports.mapping.proposing import propose_mapping
from trueline.exports.tables.recognising import recognise
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import IMPORTERS

OBSERVED_AT = datetime(2026, 8, 20, 12, tzinfo=UTC)
MAGIC = (b"", b"PK\x03\x04", b"PAR1", b"\xff\xfe", b"\xef\xbb\xbf", b"<?xml ", b'[{"a":', b"sep=")
MARKS = ("", ",", ";", "\t", '"', "\n", "\r", "\0", "\ufeff", "'", "=", "{", "[", "}", "]", "<")
WORDS = (
    *("Total", "NaN", "-0", "1e9999", "9" * 40, "∞", "٣", "½", "²", "1.234,5", "1,234.5", "--"),
    *("2026-02-30", "0000-00-00", "9999-12-31", "99/99/9999", "2026-01-01T25:00:00Z", "1" * 14),
    *("$", "EUR", "USD 5", "(5)", "00:61:61", "-1:00", "null", "true", "#NAME?", "#REF!", "\u202e"),
    *(
        "Date",
        "Views",
        "a" * 3000,
        "=1+1",
        "\u20105",
        "1_000",
        "0x1F",
        "+",
        "١٢/٠٣/٢٠٢٥",
        "Ⅷ",
        "\U0001d7d9",
    ),
)
Draw = st.DrawFn


@cache
def _shipped() -> tuple[tuple[Path, bytes, bytes], ...]:
    """Give every shipped case with its bytes, and those of its first sheet as plain text."""
    found = []
    for path in sorted(CASES.glob("*/*")):
        if path.name != "expected.json":
            lines = (row.cells for row in open_export(path).sheets[0].rows())
            plain = "\n".join("\t".join(cells) for cells in lines)
            found.append((path, path.read_bytes(), plain.encode()))
    return tuple(found)


def swallow(path: Path, case: Path | None = None) -> None:
    """Read a file with whatever takes it; anything but a refusal in sentences is raised."""
    for issue in _issues(path, case):
        assert issue.what.endswith("."), issue.what
        assert issue.remedy


def _issues(path: Path, case: Path | None) -> tuple[Issue, ...]:
    try:
        _read(path, case)
    except FaultyInputError as refused:
        return refused.issues
    return ()


def _read(path: Path, case: Path | None) -> None:
    export = open_export(path)
    mapping = mapping_of_case(case) if case else None
    importers = {one.name: bound(one, mapping) for one in IMPORTERS.all()}
    found = recognise(export, importers.values())
    if isinstance(found, Unrecognised):
        assert found.issues
        propose_mapping(export, load_catalogue().metrics, (), ())
        return
    for answers in (Answers(), Answers("EUR", month_first=False)):
        _read_with(importers[found.importer], path, answers)


def _read_with(importer: Importer, path: Path, answers: Answers) -> None:
    export = open_export(path)
    context = ImportContext("youtube/acme", OBSERVED_AT, person_key, answers)
    try:
        for piece in importer.read(export, context):
            for row in piece.set_aside[:3]:
                importer.row(export, row.part, row.line)
            _check(piece.tables)
    except FaultyInputError:
        if answers.currency:
            raise


def _check(tables: Any) -> None:
    for table in tables.values():
        table.validate(full=True)


@st.composite
def damaged(draw: Draw) -> tuple[Path, bytes]:
    """A shipped file, damaged as disks, programs and people damage files."""
    path, content, plain = draw(st.sampled_from(_shipped()))
    dice = random.Random(draw(st.integers(0, 1 << 32)))  # noqa: S311 - damage, not a secret
    start = content if draw(st.booleans()) else plain
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.sampled_from(DAMAGES))(start, dice)
    return path, start


def _flip(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.randint(1, 8)):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randint(0, len(content))]


def _drop(content: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(content))
    return content[:at] + content[at + dice.randint(1, 200) :]


def _double(content: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(content))
    return content[:at] + content[at : at + dice.randint(1, 400)] * 2 + content[at:]


def _insert(content: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(content))
    return content[:at] + dice.choice((*MARKS, *WORDS)).encode() + content[at:]


def _cell(content: bytes, dice: random.Random) -> bytes:
    """Put another text in the place of a cell or of a value of JSON."""
    cells = [one.span() for one in re.finditer(rb'[^,;\t\r\n":{}\[\]<>]+', content)]
    if not cells:
        return content
    for begin, end in sorted(dice.sample(cells, min(len(cells), dice.randint(1, 3))), reverse=True):
        content = content[:begin] + dice.choice(WORDS).encode() + content[end:]
    return content


def _lines(content: bytes, dice: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines[: dice.randint(1, len(lines) + 1)])


def _encoded(content: bytes, dice: random.Random) -> bytes:
    encoding = dice.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32", "cp1252", "utf-7"))
    return content.decode("utf-8", "replace").encode(encoding, "replace")


def _inside(content: bytes, dice: random.Random) -> bytes:
    """Damage a member of an archive, which then is whole again."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = {one: archive.read(one) for one in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError):
        return content
    name = dice.choice(sorted(members) or [""])
    members[name] = dice.choice((_flip, _cut, _drop, _double, _insert, _cell))(
        members.get(name, b""), dice
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, held in members.items():
            archive.writestr(one or "a", held)
    return target.getvalue()


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_flip, _cut, _drop, _double, _insert, _cell, _cell, _lines, _encoded, _inside, _inside),
)


@st.composite
def odd_tables(draw: Draw) -> bytes:
    """Headers of a shipped case over cells that nobody expects."""
    _, _, plain = draw(st.sampled_from(_shipped()))
    lines = plain.decode().split("\n")
    header = draw(st.sampled_from(lines[:12])).split("\t")
    delimiter = draw(st.sampled_from(",;\t"))
    cell = st.sampled_from(WORDS) | st.text(max_size=6) | st.integers().map(str)
    rows = draw(st.lists(st.lists(cell, max_size=len(header) + 1), max_size=5))
    text = "\n".join(delimiter.join(cells) for cells in (header, *rows))
    return text.encode("utf-8", "replace")


single_values = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
values = st.deferred(
    lambda: (
        single_values
        | st.lists(values, max_size=4)
        | st.dictionaries(st.text(max_size=6), values, max_size=4)
    )
)


@st.composite
def odd_json(draw: Draw) -> bytes:
    """A shipped JSON document with some of its values replaced."""
    documents = [content for path, content, _ in _shipped() if path.suffix == ".json"]
    document = json.loads(draw(st.sampled_from(documents)))
    for _ in range(draw(st.integers(1, 5))):
        inner, key = _some_place(document, draw)
        if inner is not None:
            inner[key] = draw(values)
    return json.dumps(document).encode()


def _some_place(document: Any, draw: Draw) -> tuple[Any, Any]:
    at: Any = document
    found: tuple[Any, Any] = (None, None)
    while isinstance(at, dict | list) and at and (found[0] is None or draw(st.integers(0, 4))):
        key = draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        found, at = (at, key), at[key]
    return found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return tmp_path_factory.mktemp("fuzzed") / "download"


@given(st.sampled_from(MAGIC), st.binary(max_size=600))
def test_any_bytes_are_refused_or_read(place: Path, magic: bytes, rest: bytes) -> None:
    place.write_bytes(magic + rest)
    swallow(place)


@given(st.text(max_size=300), st.sampled_from(("utf-8", "utf-16", "utf-8-sig")))
def test_any_text_is_refused_or_read(place: Path, text: str, encoding: str) -> None:
    place.write_bytes(text.encode(encoding, "replace"))
    swallow(place)


@given(damaged())
def test_a_damaged_file_is_refused_or_read(place: Path, damage: tuple[Path, bytes]) -> None:
    case, content = damage
    place.write_bytes(content)
    swallow(place, case)


@given(odd_tables())
def test_odd_cells_below_a_known_header_are_refused_or_read(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    swallow(place)


@given(odd_json())
def test_odd_values_in_known_json_are_refused_or_read(place: Path, content: bytes) -> None:
    place.write_bytes(content)
    swallow(place)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "fuzz",
    [
        test_any_bytes_are_refused_or_read,
        test_any_text_is_refused_or_read,
        test_a_damaged_file_is_refused_or_read,
        test_odd_cells_below_a_known_header_are_refused_or_read,
        test_odd_values_in_known_json_are_refused_or_read,
    ],
    ids=lambda one: one.__name__.removeprefix("test_"),
)
def test_a_night_of_fuzzing(place: Path, fuzz: Callable[..., None]) -> None:
    fuzz(place=place)
