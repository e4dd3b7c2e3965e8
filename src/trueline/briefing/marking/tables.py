"""Tables and their cells as HTML."""

from dataclasses import dataclass
from html import escape

from trueline.briefing.blocks import Table
from trueline.briefing.cells import Cell, Row
from trueline.briefing.marking.elements import element, words


@dataclass(frozen=True, slots=True)
class Links:
    """Where traces lead.

    Attributes:
        site: Address before them; empty on the site itself.
        are_followed: Whether they are links at all.
    """

    site: str
    are_followed: bool

    def around(self, inner: str, trace: str) -> str:
        """Give a link around some HTML, or the HTML where nothing is behind it."""
        if not trace or not self.are_followed:
            return inner
        return element("a", inner, href=f"{self.site}{trace}")


def table(block: Table, links: Links) -> str:
    """Write a table; it scrolls by itself where a page is too narrow for it."""
    caption = words("caption", block.title) if block.title else ""
    heads = "".join(_head(block, head, at) for at, head in enumerate(block.heads))
    rows = "".join(element("tr", _cells(block, row, links)) for row in block.rows)
    foot = element("tfoot", element("tr", _cells(block, block.foot, links))) if block.foot else ""
    inner = f"{caption}{element('thead', element('tr', heads))}{element('tbody', rows)}{foot}"
    label = block.title or ", ".join(one for one in block.heads if one) or "Table"
    return element(
        "div",
        element("table", inner),
        class_="scrolled",
        role="group",
        aria_label=label,
        tabindex="0",
    )


def grade(letter: str) -> str:
    """Write a grade as a bordered letter that is also told."""
    return element("span", escape(letter), class_="grade", role="img", aria_label=f"Grade {letter}")


def _head(block: Table, head: str, at: int) -> str:
    """Write a head; one without words heads nothing."""
    look = "number" if at in block.numbers else ""
    return words("th", head, scope="col", class_=look) if head else element("td", "")


def _cells(block: Table, row: Row, links: Links) -> str:
    return "".join(
        _cell(one, at, links, is_number=at in block.numbers) for at, one in enumerate(row)
    )


def _cell(cell: Cell, at: int, links: Links, *, is_number: bool) -> str:
    inner = links.around(escape(cell.text), cell.trace)
    if cell.standing:
        sign = element("span", cell.standing.sign, aria_hidden="true")
        inner = element("span", f"{sign} {inner}", class_=f"standing {cell.standing}")
    if cell.grade:
        inner = f"{inner} {grade(cell.grade)}".strip()
    if cell.beside:
        inner += words("small", cell.beside)
    looks = ["number"] if is_number else []
    looks += [] if cell.counts else ["apart"]
    if at == 0:
        return element("th", inner, scope="row", class_=" ".join(looks), dir="auto")
    return element("td", inner, class_=" ".join(looks), dir="auto")
