"""How cells of a workbook look: fonts, colours, and formats that write a number's unit."""

from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from trueline.briefing.cells import Cell, Standing
from trueline.briefing.wording import NAMELESS, SHARES

INK, MUTED, ACCENT, LINE = "#17211E", "#5B6863", "#0B6B5F", "#E4E1D9"
STANDINGS = {
    Standing.GOOD: "#14713F",
    Standing.WATCH: "#8A5300",
    Standing.BAD: "#B3261E",
    Standing.OPEN: MUTED,
}
NAMED: dict[str, dict[str, object]] = {
    "quiet": {"font_color": MUTED, "font_size": 9},
    "title": {"bold": True, "font_size": 15, "font_color": ACCENT},
    "head": {"bold": True, "font_color": MUTED, "bottom": 1, "bottom_color": MUTED},
    "number head": {"align": "right", "indent": 1},
    "strong": {"bold": True},
    "text": {"text_wrap": True, "valign": "top"},
    "free": {},
}
CENTS = 2


class Looks:
    """The looks of one workbook; each is made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def named(self, name: str) -> Format:
        """Give a look by its name."""
        own = NAMED["head"] | NAMED[name] if name == "number head" else NAMED[name]
        return self._made_of({**own, "quote_prefix": True})

    def of_cell(self, cell: Cell, *, is_foot: bool = False, is_number: bool = False) -> Format:
        """Give the look of a table's cell; a number's format writes its unit and its grade."""
        look: dict[str, object] = {"bottom": 1, "bottom_color": LINE, "valign": "top"}
        if cell.value is not None:
            look |= {"num_format": number_format(cell), "align": "right", "indent": 1}
        else:
            look |= {"text_wrap": True, "quote_prefix": True}
            look |= {"align": "right", "indent": 1} if is_number else {}
        if cell.standing:
            look |= {"bold": True, "font_color": STANDINGS[cell.standing]}
        if not cell.counts:
            look |= {"italic": True, "font_color": MUTED}
        if is_foot:
            look |= {"bold": True, "top": 1, "top_color": MUTED}
        return self._made_of(look)

    def _made_of(self, look: dict[str, object]) -> Format:
        full = {"font_name": "Manrope", "font_size": 10, "font_color": INK, **look}
        key = tuple(sorted(full.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(full)
        return self._made[key]


def number_format(cell: Cell) -> str:
    """Give the format of a number: its digits, its unit and the grade of its evidence."""
    digits = _digits(cell.value or Decimal(0), cell.measured_in)
    after = [] if cell.measured_in in NAMELESS | SHARES else [cell.measured_in]
    after += [f"[{cell.grade}]"] if cell.grade else []
    after += [] if cell.counts else ["(not counted)"]
    said = " ".join(after).replace('"', "”")
    return f'{digits} "{said}"' if said else digits


def _digits(value: Decimal, measured_in: str) -> str:
    if measured_in in SHARES:
        return "0.0%"
    is_money = len(measured_in) == len("EUR") and measured_in.isupper()
    exponent = value.normalize().as_tuple().exponent
    places = CENTS if is_money else min(max(-exponent if isinstance(exponent, int) else 0, 0), 4)
    return "#,##0" if places == 0 else f"#,##0.{'0' * places}"
