"""Which columns of a table are understood, by the names that each language gives them."""

import unicodedata
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from trueline.exports.cells.money import currency_in_header
from trueline.exports.files.export import Row

_DROPPED = {0xAD: None, 0xFEFF: None, 0x200B: None, 0xA0: " ", 0x202F: " ", 0x2009: " "}
_ONE = Decimal(1)
_LONGEST_HEADER = 200
_ANY = ".*"


class Reading(StrEnum):
    """How the text of a column's cells is read."""

    TEXT = "text"
    PROSE = "prose"  # what somebody wrote; handles in it are masked wherever it is shown
    IDENTITY = "identity"  # a network's id; one that a spreadsheet has rounded is refused
    DAY = "day"  # a day, with or without time
    WHOLE = "whole"  # a count; a fraction is refused
    DECIMAL = "decimal"
    FRACTION = "fraction"  # a share from 0 to 1; 12 % is read as 0.12
    PERCENT = "percent"  # 12 and 12 % are both read as 0.12
    CLOCK = "clock"  # H:MM:SS, or seconds, as seconds
    MONEY = "money"  # an amount; header, a column ``currency``, cell or person names its currency


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an importer understands.

    Attributes:
        field: Its name in the importer; unique in a table.
        names: Headers by language, ``{"en": ("Likes",)}``; compared by ``normalise``. A name
            such as ``author.*`` stands for all that begin so and are not named otherwise.
        needed: Whether a table without it is not of this kind.
        reading: How its cells are read.
        metric: Metric id of its values; empty for a column that only describes.
        breakdown: Breakdown of its values, such as ``source=organic``; empty for the total.
        beside: Fields without which its values are only a part of the metric; in a table that
            lacks one of them they are left out.
        times: Factor from the file's unit to the metric's.
        personal: Whether it tells who a person is; masked wherever raw rows are shown.
    """

    field: str
    names: Mapping[str, tuple[str, ...]]
    needed: bool = False
    reading: Reading = Reading.TEXT
    metric: str = ""
    breakdown: str = ""
    beside: tuple[str, ...] = ()
    times: Decimal = _ONE
    personal: bool = False

    def name_in(self, locale: str) -> str:
        """Give its first header in a language, or in the first one declared."""
        return (self.names.get(locale) or next(iter(self.names.values())))[0]


@dataclass(frozen=True, slots=True)
class Header:
    """A header row, matched against the columns of a kind of table.

    Attributes:
        line: Physical line of the header row.
        cells: Its cells as they stand.
        columns: The columns that were looked for.
        places: Positions of each column found, by field; several when a header is repeated.
        locale: Language that explains most headers; empty when none was found.
        missing: First name, in the nearest language, of each needed column not found.
    """

    line: int
    cells: tuple[str, ...]
    columns: tuple[Column, ...]
    places: Mapping[str, tuple[int, ...]]
    locale: str
    missing: tuple[str, ...] = field(default=())

    @property
    def share(self) -> float:
        """Share of the needed columns that were found, 0 to 1."""
        needed = [one for one in self.columns if one.needed]
        return sum(one.field in self.places for one in needed) / len(needed) if needed else 0.0

    @property
    def matched(self) -> tuple[str, ...]:
        """Headers that are understood, in the order of the file."""
        used = set(chain.from_iterable(self.places.values()))
        return tuple(cell for place, cell in enumerate(self.cells) if place in used)

    @property
    def ignored(self) -> tuple[str, ...]:
        """Headers that are not."""
        used = set(chain.from_iterable(self.places.values()))
        return tuple(c for place, c in enumerate(self.cells) if place not in used and c.strip())

    def currency_of(self, field: str) -> str:
        """Give the currency that a column's header names, as in “Cost (EUR)”; empty for none."""
        codes = {currency_in_header(self.cells[at])[1] for at in self.places.get(field, ())}
        return codes.pop() if len(codes) == 1 else ""

    @property
    def personal(self) -> tuple[str, ...]:
        """Headers that tell who a person is."""
        return tuple(
            self.cells[place]
            for column in self.columns
            if column.personal
            for place in self.places.get(column.field, ())
        )


@lru_cache(maxsize=16_384)
def normalise(text: str) -> str:
    r"""Give the form in which headers and labels are compared.

    Soft hyphens, byte order marks and zero-width spaces go, every blank is one plain space,
    capitals do not count. Letters with marks are one sign, also where a file parts them, as macOS
    does in names.

    Example:
        >>> normalise(" Wieder\u00adgabezeit\u00a0 (Stunden) ")
        'wiedergabezeit (stunden)'
    """
    return " ".join(unicodedata.normalize("NFC", text).translate(_DROPPED).split()).casefold()


def match_header(row: Row, columns: Sequence[Column]) -> Header:
    """Match one row against the names of columns, as if it were the header.

    Names of the language that explains most of the row win; what it leaves open may be in
    another language, because networks mix them.
    """
    return _match(row, columns, _names(columns))


def find_header(rows: Iterable[Row], columns: Sequence[Column]) -> Header | None:
    """Find the row that is most like the header; None when no row has a known name.

    The row with the fewest needed columns missing wins, then the one with most names, then the
    first.
    """
    names = _names(columns)
    known = frozenset(name for of_locale in names.values() for name in of_locale)
    best: Header | None = None
    for row in rows:
        if known.isdisjoint(_normalised(row.cells)):
            continue  # most rows: every importer looks at the head of every file
        header = _match(row, columns, names)
        if best is None or _rank(header) > _rank(best):
            best = header
    return best


_Names = dict[str, dict[str, str]]
"""Field by normalised header, for each language."""


def _names(columns: Sequence[Column]) -> _Names:
    names: _Names = {}
    for column in columns:
        for locale, headers in column.names.items():
            for header in headers:
                names.setdefault(locale, {}).setdefault(normalise(header), column.field)
    return names


@lru_cache(maxsize=1_024)  # every importer looks at the same rows, one after the other
def _normalised(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(normalise(cell) if len(cell) <= _LONGEST_HEADER else "" for cell in cells)


def _match(row: Row, columns: Sequence[Column], names: _Names) -> Header:
    cells = _normalised(row.cells)
    counts = {locale: sum(cell in known for cell in cells) for locale, known in names.items()}
    best = max(counts, key=lambda locale: counts[locale], default="")
    best = best if counts.get(best) else ""
    fields = ChainMap(names.get(best, {}), *names.values()) if best else ChainMap()
    amounts = {one.field for one in columns if one.reading is Reading.MONEY}
    families = {
        name[:-1]: fields[name]
        for known in reversed(fields.maps)  # much faster than to ask the chain for its items
        for name in known
        if name.endswith(_ANY)
    }
    places: dict[str, tuple[int, ...]] = {}
    for place, cell in enumerate(cells):
        found = (
            fields.get(cell)
            or _field_of_money(cell, fields, amounts)
            or next((one for start, one in families.items() if cell.startswith(start)), "")
        )
        if found:
            places[found] = (*places.get(found, ()), place)
    missing = tuple(
        column.name_in(best) for column in columns if column.needed and column.field not in places
    )
    return Header(row.line, row.cells, tuple(columns), places, best, missing)


def _field_of_money(cell: str, fields: Mapping[str, str], amounts: set[str]) -> str:
    """Give the column of an amount whose header ends with a currency; empty for none."""
    name, currency = currency_in_header(cell) if cell and amounts else ("", "")
    found = fields.get(name, "") if currency else ""
    return found if found in amounts else ""


def _rank(header: Header) -> tuple[float, int]:
    return header.share, len(header.places)
