"""Own words: a heading and a text that somebody writes into a layout.

Nothing in it is measured, so nothing in it has a trace or a grade. Use it for what the numbers do
not say: what to read first, who brings what. It is frozen with the report like all else.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Bullets, Paragraph, Section
from trueline.contracts.report_part import PartGround, ReportPart


def _make(_ground: PartGround, options: Mapping[str, str]) -> tuple[Section, ...]:
    lines = [one.strip() for one in options.get("text", "").splitlines() if one.strip()]
    points = tuple(one.removeprefix("- ") for one in lines if one.startswith("- "))
    texts = tuple(Paragraph(one) for one in lines if not one.startswith("- "))
    blocks = (*texts, *((Bullets(points),) if points else ()))
    title = options.get("heading", "").strip() or "In our words"
    return (Section(title, blocks or (Paragraph("Nothing was written yet."),), is_wide=True),)


REPORT_PART = ReportPart(
    name="own-words",
    title="Own words",
    about="A heading and a text of your own; lines that begin with “- ” become points.",
    make=_make,
    options={"heading": "the heading", "text": "the text, a paragraph a line"},
)
