"""A document as a part of a page: the same blocks, in elements and classes."""

from functools import singledispatch
from html import escape

from trueline.briefing.blocks import (
    Briefing,
    Bullets,
    Pairs,
    Paragraph,
    Section,
    Table,
)
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of, table_of
from trueline.briefing.drawing import Drawing
from trueline.briefing.key_figures import Claim, KeyFigure, KeyFigures
from trueline.briefing.marking.elements import each, element, words
from trueline.briefing.marking.tables import Links, grade, table
from trueline.briefing.page_marks import NOTHING, SOURCES, marks_of
from trueline.briefing.plotting.drawn import svg_of_drawing
from trueline.briefing.plotting.picture import svg_of

NARROW = 300
"""Pixels of a chart on a telephone; the style sheet shows one of two."""


def fragment_of(
    briefing: Briefing, *, level: int = 1, site: str | None = "", is_whole: bool = False
) -> str:
    """Give a document as HTML that stands in a page with the style sheet ``briefing.css``.

    Args:
        briefing: The document.
        level: Of its highest heading.
        site: Address before its traces, empty on the site itself; None leaves them unlinked.
        is_whole: Whether it is the page's whole content, so that its parts are landmarks.
    """
    links = Links(site or "", are_followed=site is not None)
    sections = "".join(_section(one, level + 1, links) for one in briefing.sections)
    if briefing.sources:
        lines = element("ul", each("li", briefing.sources))
        title = words(f"h{level + 1}", SOURCES)
        sections += element("section", title + lines, class_="sources wide")
    inner = (
        f"{_head(briefing, level)}{element('div', sections, class_='sections')}{_foot(briefing)}"
    )
    return element(
        "main" if is_whole else "article",
        inner,
        class_=f"briefing {briefing.form}",
        lang=briefing.language,
    )


def _head(briefing: Briefing, level: int) -> str:
    said = " · ".join(one for one in (briefing.organisation, briefing.period) if one)
    lead = words("p", briefing.lead, class_="lead") if briefing.lead else ""
    title = words(f"h{level}", briefing.title)
    return element("div", words("p", said, class_="whose") + title + lead, class_="head")


def _foot(briefing: Briefing) -> str:
    pairs = "".join(
        element("div", words("dt", name) + words("dd", text)) for name, text in marks_of(briefing)
    )
    return element("dl", pairs, class_="marks")


def _section(section: Section, level: int, links: Links) -> str:
    shown = "".join(_shown(one, links) for one in section.blocks)
    shown = shown or words("p", NOTHING, class_="quiet")
    sources = "".join(words("p", one, class_="quiet") for one in section.sources)
    looks = ["wide"] if section.is_wide else []
    looks += ["begins-page"] if section.begins_page else []
    return element(
        "section", words(f"h{level}", section.title) + shown + sources, class_=" ".join(looks)
    )


@singledispatch
def _shown(block: object, links: Links) -> str:  # noqa: ARG001 - every block is shown with them
    """Write a block; each kind has its own way below.

    Raises:
        TypeError: There is no way for it.
    """
    raise TypeError(f"There is no HTML for {type(block).__name__}.")


@_shown.register
def _paragraph(block: Paragraph, links: Links) -> str:  # noqa: ARG001 - as above
    return words("p", block.text, class_="quiet" if block.is_quiet else "")


@_shown.register
def _bullets(block: Bullets, links: Links) -> str:  # noqa: ARG001 - as above
    return element("ul", each("li", block.items))


@_shown.register
def _pairs(block: Pairs, links: Links) -> str:  # noqa: ARG001 - as above
    return element("dl", "".join(words("dt", a) + words("dd", b) for a, b in block.pairs))


@_shown.register
def _table(block: Table, links: Links) -> str:
    return table(block, links)


@_shown.register
def _claim(block: Claim, links: Links) -> str:
    said = element(
        "p", grade(block.grade) + " " + links.around(escape(block.sentence), block.trace)
    )
    return element("div", said + words("p", block.why, class_="quiet"), class_="claim")


@_shown.register
def _key_figures(block: KeyFigures, links: Links) -> str:
    return element("dl", "".join(_figure(one, links) for one in block.figures), class_="figures")


@_shown.register
def _chart(block: Chart, links: Links) -> str:
    both = element("div", svg_of(block, NARROW), class_="narrow") + svg_of(block)
    picture = element("div", both, class_="picture", aria_hidden="true")
    notes = "".join(words("p", one, class_="quiet") for one in notes_of(block))
    numbers = element("details", words("summary", "Numbers") + table(table_of(block), links))
    caption = words("figcaption", block.title)
    return element(
        "figure", caption + picture + words("p", block.told, class_="told") + notes + numbers
    )


@_shown.register
def _drawing(block: Drawing, links: Links) -> str:  # noqa: ARG001 - as above
    picture = element("div", svg_of_drawing(block), class_="picture", aria_hidden="true")
    return element("figure", picture + words("p", block.told, class_="told"))


def _figure(figure: KeyFigure, links: Links) -> str:
    inner = element("strong", links.around(escape(figure.text), figure.trace))
    if figure.grade:
        inner += f" {grade(figure.grade)}"
    if figure.status:
        sign = element("span", figure.standing.sign, aria_hidden="true") if figure.standing else ""
        look = f"standing {figure.standing}" if figure.standing else "standing"
        inner += element("span", f"{sign} {escape(figure.status)}", class_=look)
    inner += "".join(words("small", one) for one in (figure.interval, figure.beside) if one)
    return element("div", words("dt", figure.label) + element("dd", inner, dir="auto"))
