"""The outline as a workbook, and what an edited workbook asks to change.

The workbook carries the plan that it was made from, so that what its owner changed is told from
what others changed meanwhile. Texts are written as texts: no cell of ours is a formula.
"""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trueline.core.errors import DamagedError, FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.exports.files.workbook import workbook_sheets
from trueline.plan.difference import edits_between
from trueline.plan.document import Plan
from trueline.plan.edits import Edit
from trueline.plan.sheet.cell_reading import ReadRow
from trueline.plan.sheet.columns import Cell, headings
from trueline.plan.sheet.following import with_followers
from trueline.plan.sheet.reading import read_outline
from trueline.plan.sheet.rows import LEVEL, PLACE, SheetRow, rows_of
from trueline.plan.upgrades import keep_plan, open_plan

OUTLINE, BASE = "Outline", "Base"
MARK = "Trueline plan"
CELL_LETTERS = 32_000
"""A cell of Excel holds 32,767 letters."""

EXACT = 10**15
"""Workbooks keep 15 digits."""

WIDTHS = {LEVEL: 16, PLACE: 24, "Name": 44}


@dataclass(frozen=True, slots=True)
class WorkbookEdits:
    """What an edited workbook asks to change.

    Attributes:
        base: The plan that it was made from.
        edits: Leading from there to what it says.
        missing: Paths of parts that have no row any more and stay unless removal was asked for.
    """

    base: Plan
    edits: tuple[Edit, ...]
    missing: tuple[str, ...]


def write_workbook(plan: Plan) -> bytes:
    """Give a plan's outline as a workbook, one row a part."""
    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with Workbook(held, options) as workbook:
        _write_outline(workbook, plan)
        _write_base(workbook, plan)
    return held.getvalue()


def read_workbook(content: bytes, name: str, *, remove_missing: bool = False) -> WorkbookEdits:
    """Read an edited workbook.

    Args:
        content: The file.
        name: What it is called, for messages.
        remove_missing: Whether parts whose rows were deleted are taken out.

    Raises:
        FaultyInputError: It is no workbook of a plan, or cells cannot be read; each is an issue
            with sheet, row, column and remedy.
    """
    sheets = {sheet.name: sheet for sheet in workbook_sheets(content, name)}
    if OUTLINE not in sheets or BASE not in sheets:
        what = f"It has no sheet “{OUTLINE}” that Trueline wrote."
        remedy = "Export the outline, change that file and bring it back."
        raise FaultyInputError(Issue(Severity.BLOCKS, name, what, remedy))
    base = _base(tuple(row.cells for row in sheets[BASE].rows()), name)
    read = read_outline(base, tuple(_rows(sheets[OUTLINE], name)), remove_missing=remove_missing)
    if read.plan is None:
        raise FaultyInputError(*read.issues)
    plan = with_followers(base, read.plan)
    return WorkbookEdits(base, edits_between(base, plan), read.missing)


def _write_outline(workbook: Workbook, plan: Plan) -> None:
    sheet = workbook.add_worksheet(OUTLINE)
    heads = (LEVEL, *headings(), PLACE)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, heading in enumerate(heads):
        sheet.write_string(0, column, heading, head)
        sheet.set_column(column, column, WIDTHS.get(heading, 18))
    for line, row in enumerate(rows_of(plan), start=1):
        _write_row(sheet, line, (heads, row), (wrapped, day))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, 0, len(heads) - 1)


def _write_row(
    sheet: Worksheet,
    line: int,
    content: tuple[Sequence[str], SheetRow],
    formats: tuple[Format, Format],
) -> None:
    heads, row = content
    wrapped, day = formats
    known: dict[str, Cell] = {LEVEL: row.level, PLACE: row.path, **row.cells}
    for column, heading in enumerate(heads):
        match known.get(heading):
            case None | "":
                continue
            case bool() as answer:
                sheet.write_boolean(line, column, answer, wrapped)
            case date() as when:
                sheet.write_datetime(line, column, when, day)
            case int() | Decimal() as number if _is_kept(number):
                sheet.write_number(line, column, float(number), wrapped)
            case other:
                sheet.write_string(line, column, str(other), wrapped)


def _is_kept(number: int | Decimal) -> bool:
    """Say whether a workbook's own kind of number holds all digits; it keeps 15."""
    return abs(Decimal(number)) < EXACT and Decimal(f"{float(number):.15g}") == number


def _write_base(workbook: Workbook, plan: Plan) -> None:
    sheet = workbook.add_worksheet(BASE)
    sheet.hide()
    text = json.dumps(keep_plan(plan), ensure_ascii=True, separators=(",", ":"))
    pieces = [text[at : at + CELL_LETTERS] for at in range(0, len(text), CELL_LETTERS)]
    for line, piece in enumerate([MARK, *pieces]):
        # A mark at the end keeps blanks there: readers of workbooks cut them off.
        sheet.write_string(line, 0, piece if line == 0 else f"{piece}|")


def _base(rows: tuple[tuple[str, ...], ...], name: str) -> Plan:
    cells = [row[0] for row in rows if row]
    text = "".join(cell.removesuffix("|") for cell in cells[1:]) if cells[:1] == [MARK] else ""
    try:
        document = json.loads(text)
        if isinstance(document, dict):
            return open_plan(document)
    except (ValueError, RecursionError, DamagedError):
        pass  # whatever stands there, it is not what was exported
    what = f"The hidden sheet “{BASE}” was changed; it says from which plan the file was made."
    remedy = "Export the outline again and copy the rows over."
    raise FaultyInputError(Issue(Severity.BLOCKS, name, what, remedy))


def _rows(sheet: Any, name: str) -> Iterator[ReadRow]:  # noqa: ANN401 - a sheet of any workbook
    """Yield the rows below the heading.

    Raises:
        FaultyInputError: The first row is no heading of ours.
    """
    lines = iter(sheet.rows())
    heads = next(lines).cells
    unknown = [one for one in heads if one and one not in {LEVEL, PLACE, *headings()}]
    if LEVEL not in heads or PLACE not in heads or unknown:
        said = ", ".join(f"“{one}”" for one in unknown) or f"“{LEVEL}” and “{PLACE}”"
        what = f"The headings {said} are {'unknown' if unknown else 'needed'}."
        remedy = "Leave the first row as it was exported; columns may be hidden, moved or deleted."
        raise FaultyInputError(Issue(Severity.BLOCKS, f"{name}, {OUTLINE}, row 1", what, remedy))
    for row in lines:
        if any(cell.strip() for cell in row.cells):
            cells = dict(zip_longest(heads, row.cells[: len(heads)], fillvalue=""))
            yield ReadRow(f"{name}, {OUTLINE}, row {row.line}", cells)
