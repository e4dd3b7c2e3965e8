"""Documents as programs of others read them: what a reader finds in a file of each format."""

import email
import email.policy
import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pypdf
from pptx import Presentation
from python_calamine import CalamineWorkbook

from trueline.briefing.blocks import Block, Briefing, Bullets, Pairs, Paragraph, Table
from trueline.briefing.cells import Cell
from trueline.briefing.chart import Chart
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigures
from trueline.usecases.catalogues import RENDERERS

UNSEEN = re.compile(r"[\s\u200b\u00ad]+")


def render(briefing: Briefing, ending: str) -> bytes:
    """Give a document as a file."""
    renderer = next(one for one in RENDERERS.all() if ending in one.formats)
    return renderer.render(briefing, ending).content


def plain(text: str) -> str:
    """Give a text without what no reader sees, so that lines may break anywhere."""
    return UNSEEN.sub("", text)


def words_of(briefing: Briefing) -> Iterator[str]:
    """Yield every text that a document says in words, whatever its format."""
    yield from (briefing.title, briefing.lead, briefing.label, briefing.period)
    yield from briefing.sources
    for section in briefing.sections:
        yield from (section.title, *section.sources)
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from (block.title, *block.heads)
            yield from (text for row in (*block.rows, block.foot) for text in _of_row(row))
        case Paragraph() | Bullets() | Pairs():
            yield from _of_words(block)
        case Claim():
            yield from (block.sentence, block.why, block.grade)
        case KeyFigures():
            for one in block.figures:
                yield from (one.label, one.interval, one.beside, one.status)
        case Chart():
            yield from (block.title, block.told, *(one.text for one in block.marks))
        case Drawing():
            yield from (block.told, *(one.title for one in block.boxes))


def _of_words(block: Paragraph | Bullets | Pairs) -> Iterator[str]:
    match block:
        case Paragraph():
            yield block.text
        case Bullets():
            yield from block.items
        case Pairs():
            yield from (one for pair in block.pairs for one in pair)


def _of_row(row: tuple[Cell, ...]) -> Iterator[str]:
    for cell in row:
        yield cell.beside
        if cell.value is None:
            yield cell.text


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value for name, value in attrs if name in {"alt", "aria-label"} and value]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _pdf(content: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(content))
    told = (
        str(one["/Alt"])
        for at in range(1, int(reader.trailer["/Size"]))
        if isinstance(one := reader.get_object(at), dict) and "/Alt" in one
    )
    return " ".join([*(page.extract_text() for page in reader.pages), *told])


def html_words(content: bytes | str) -> str:
    """Give what a page says, with what it tells those who do not see it."""
    parser = _Words()
    parser.feed(content if isinstance(content, str) else content.decode())
    return " ".join(parser.found)


def _pptx(content: bytes) -> str:
    deck = Presentation(io.BytesIO(content))
    found = [text for page in deck.slides for shape in page.shapes for text in _of_shape(shape)]
    found += [page.notes_slide.notes_text_frame.text for page in deck.slides]
    return " ".join(found)


def _of_shape(shape: Any) -> Iterator[str]:
    yield shape._element.xpath(".//p:cNvPr")[0].get("descr") or ""
    if shape.has_text_frame:
        yield shape.text_frame.text
    if getattr(shape, "has_table", False) and shape.has_table:
        yield from (cell.text for row in shape.table.rows for cell in row.cells)
    if getattr(shape, "has_chart", False) and shape.has_chart:
        yield shape.chart.chart_title.text_frame.text
        yield from (one.name for one in shape.chart.plots[0].series)
        yield from (str(one) for one in shape.chart.plots[0].categories)


def _xlsx(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    cells = [
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    ]
    return " ".join(cells)


def _eml(content: bytes) -> str:
    mail = email.message_from_bytes(content, policy=email.policy.default)
    plain_part, html_part = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain_part is not None
    assert html_part is not None
    return f"{plain_part.get_content()} {html_words(html_part.get_content())}"


def _md(content: bytes) -> str:
    return re.sub(r"\\([^a-zA-Z0-9\s])", r"\1", content.decode())


READERS: dict[str, Callable[[bytes], str]] = {
    "pdf": _pdf,
    "html": html_words,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "eml": _eml,
    "md": _md,
}
