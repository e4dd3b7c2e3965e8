"""XLSX: a document as a workbook, a sheet a section, whose numbers can be worked with.

When to use it: to go on reckoning. Numbers are numbers with their unit in the format, differences
and sums are formulas, charts are the spreadsheet's own, and a number that can be taken apart is a
link or has a comment that says where. Text never becomes a formula. Grades stand in the cell of the
number that they belong to. The same document gives the same bytes.
"""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook

from trueline.briefing.blocks import Briefing
from trueline.briefing.page_marks import SOURCES, foot_line, head_line, marks_of, whole_line
from trueline.briefing.printable import printable
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError
from trueline.plugins.renderers.workbook.looks import Looks
from trueline.plugins.renderers.workbook.sections import write_section
from trueline.plugins.renderers.workbook.sheet import Sheet

FORMATS = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the moment at which a file was made, which would differ each time."""
LONGEST_NAME, LONGEST_MARK = 31, 220
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Write a document.

    Raises:
        MissingError: The ending is none of this renderer's.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending} here; known are {', '.join(FORMATS)}.")
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(written, options) as book:
        sheets = _write(book, printable(briefing))
    return Rendered(written.getvalue(), sheets)


def _write(book: Workbook, briefing: Briefing) -> int:
    made = (briefing.as_of or BEGINNING).astimezone(UTC).replace(tzinfo=None)
    book.set_properties(
        {
            "title": briefing.title,
            "author": briefing.organisation,
            "comments": whole_line(briefing),
            "created": made,
        }
    )
    looks, names = Looks(book), _names(briefing)
    sheets = [_sheet(book, looks, briefing, name) for name in names]
    if briefing.lead:
        sheets[0].say(briefing.lead, "strong")
    for section, sheet in zip(briefing.sections, sheets, strict=False):
        write_section(sheet, briefing, section)
    _write_sources(sheets[-1], briefing)
    return len(sheets)


def _sheet(book: Workbook, looks: Looks, briefing: Briefing, name: str) -> Sheet:
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.set_header(f"&L&8{_marked(head_line(briefing))}")
    page.set_footer(f"&L&8{_marked(foot_line(briefing))}&R&8&P / &N")
    sheet = Sheet(book, page, looks, site=briefing.site)
    sheet.say(briefing.title, "quiet")
    return sheet


def _write_sources(sheet: Sheet, briefing: Briefing) -> None:
    sheet.begin(SOURCES)
    sheet.skip()
    for name, words in marks_of(briefing):
        sheet.pair(name, words)
    sheet.skip()
    for line in briefing.sources:
        sheet.say(line)
    sheet.widen()


def _names(briefing: Briefing) -> list[str]:
    """Give a name for each sheet that spreadsheets accept, none twice."""
    names: list[str] = []
    for title in (*(one.title for one in briefing.sections), SOURCES):
        plain = " ".join(title.translate(FORBIDDEN).split())[:LONGEST_NAME].strip() or "Sheet"
        found = plain if plain.casefold() != "history" else "History "
        count = 1
        while found.casefold() in {one.casefold() for one in names}:
            count += 1
            found = f"{plain[: LONGEST_NAME - len(str(count)) - 1].strip()} {count}"
        names.append(found)
    return names


def _marked(text: str) -> str:
    """Give words for a header; ``&`` begins a code there, and what is too long loses its middle."""
    kept = text.replace("&", "&&")
    if len(kept) <= LONGEST_MARK:
        return kept
    half = LONGEST_MARK // 2
    return f"{text[:half].replace('&', '+')}…{text[-half:].replace('&', '+')}"


RENDERER = Renderer(name="workbook", formats=FORMATS, render=_render)
