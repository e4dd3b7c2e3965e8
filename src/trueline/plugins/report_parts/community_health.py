"""Community health: the six factors against the community's own past, and its people.

No index is made of the factors: each is a percentile of its own history. A
figure that cannot be said gives its reason in its row.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Block, Bullets, Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import number_cell, range_in_words, table_or_word
from trueline.measure.community.health import Figure

HEADS = ("Figure", "Value", "95% interval", "Cases", "How it was made")
NOTHING = "Nothing is known of the community."


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    found = ground.measured.community()
    if isinstance(found, str):
        return (Section("Community health", (Paragraph(found),), is_wide=True),)
    rows = [_row(one) for one in found.figures]
    blocks = table_or_word(ground.frame, HEADS, rows, NOTHING, numbers=(1, 3))
    caveats: tuple[Block, ...] = (Bullets(found.caveats),) if found.caveats else ()
    return (Section(f"Community health: {found.account}", (*blocks, *caveats), is_wide=True),)


def _row(one: Figure) -> Row:
    low, high = one.interval or (None, None)
    return (
        Cell(one.name, trace="/community/"),
        number_cell(one.value, one.measured_in),
        Cell(range_in_words(low, high, one.measured_in)),
        Cell(f"{one.case_count:,}"),
        Cell(one.why or one.basis),
    )


REPORT_PART = ReportPart(
    name="community-health",
    title="Community health",
    about="How the community does: who comes, stays and writes.",
    make=_make,
)
