"""A document as plain words and numbers, for programs that set type: no shape is left to decide."""

import re
from dataclasses import replace
from typing import Any

from trueline.briefing.blocks import Block, Briefing, Form, Section, Table
from trueline.briefing.chart import Chart
from trueline.briefing.chart_table import notes_of
from trueline.briefing.column_widths import fit_of
from trueline.briefing.page_marks import NOTHING, SOURCES, foot_line, head_line
from trueline.briefing.plotting.picture import picture_of
from trueline.briefing.slides import slides_of
from trueline.briefing.stamping import document_of

ENDLESS = re.compile(r"\S{40,}")
STEP = 20
HALF, WHOLE = 420, 640
"""Pixels of a chart beside another answer, and over a page's whole width."""


def words_to_set(briefing: Briefing) -> dict[str, Any]:
    """Give all that is set, block by block; charts are pictures, tables know their widths.

    A word that is longer than a line may be broken anywhere.
    """
    document = document_of(replace(briefing, sections=()))
    whose = " · ".join(one for one in (briefing.organisation, briefing.period) if one)
    document |= {
        "sections": [_section(briefing, one) for one in briefing.sections],
        "slides": _slides(briefing) if briefing.form is Form.SLIDES else [],
        "nothing": NOTHING,
        "sources_title": SOURCES,
        "whose": whose,
        "head_line": head_line(briefing),
        "foot_line": foot_line(briefing),
    }
    broken: dict[str, Any] = _breakable(document)
    return broken


def _slides(briefing: Briefing) -> list[dict[str, Any]]:
    return [
        _section(briefing, Section(one.title, one.blocks, sources=one.sources))
        for one in slides_of(briefing)
    ]


def _section(briefing: Briefing, section: Section) -> dict[str, Any]:
    document: dict[str, Any] = document_of(replace(briefing, sections=(section,)))["sections"][0]
    blocks = zip(section.blocks, document["blocks"], strict=True)
    width = WHOLE if section.is_wide or briefing.form is not Form.SHEET else HALF
    return document | {"blocks": [one | _shape(block, width) for block, one in blocks]}


def _shape(block: Block, width: int) -> dict[str, Any]:
    """Give what a block needs beside its words."""
    match block:
        case Table():
            fit = fit_of(block)
            return {"widths": list(fit.shares), "scale": fit.scale}
        case Chart():
            drawn, height = picture_of(block, width)
            notes = list(notes_of(block))
            return {"svg": drawn, "height_share": height / width, "notes": notes}
    return {}


def _breakable(value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
    match value:
        case dict():
            return {
                key: one if key in {"svg", "trace", "site"} else _breakable(one)
                for key, one in value.items()
            }
        case list():
            return [_breakable(one) for one in value]
        case str():
            return ENDLESS.sub(lambda found: _with_breaks(found[0]), value)
    return value


def _with_breaks(word: str) -> str:
    """Give a word with a place of no width to break at, every so many letters."""
    return "\u200b".join(word[at : at + STEP] for at in range(0, len(word), STEP))
