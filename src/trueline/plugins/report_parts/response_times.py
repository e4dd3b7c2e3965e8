"""Response times: how fast customers were answered, on the clock of the promises.

Waits that last are counted apart and put the figure up to “more than”. A share kept has its 95%
interval; where nothing was promised none is said.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Block, Bullets, Paragraph, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.words import range_in_words, table_or_word
from trueline.measure.responding.figures import Spread
from trueline.measure.responding.responses import KindFigures

MINUTES = "minutes"
HEADS = ("Wait for", "Of", "Count", "Median", "Nine in ten within", "Kept", "95% interval", "Open")


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    found = ground.measured.answers()
    if isinstance(found, str):
        return (Section("Response times", (Paragraph(found),), is_wide=True),)
    rows = [_row(ground, one.kind.value, "all", one) for one in found.responses.kinds]
    rows += [
        _row(ground, one.first.kind.value, one.channel or "not said", one.first)
        for one in found.responses.channels
    ]
    days = f"{day_in_words(found.period.first)} to {day_in_words(found.period.last)}"
    count = found.responses.conversations
    said = Paragraph(f"{count:,} conversations that need an answer, begun {days}.", is_quiet=True)
    nothing = "No customer wrote on these days, as far as is known."
    caveats: tuple[Block, ...] = (Bullets(found.caveats),) if found.caveats else ()
    blocks = table_or_word(ground.frame, HEADS, rows, nothing, numbers=(2, 3, 4, 5, 7))
    return (Section("Response times", (*blocks, said, *caveats), is_wide=True),)


def _row(ground: PartGround, kind: str, of: str, one: KindFigures) -> Row:
    open_hours, kept = one.open_hours, one.attainment.share
    span = range_in_words(kept.low, kept.high, "fraction") if kept else MISSING
    return (
        Cell(kind[:1].upper() + kind[1:], trace=page_address(ground.frame, "/service/")),
        Cell(of),
        Cell(f"{open_hours.count:,}"),
        _spread(open_hours.median, MINUTES),
        _spread(open_hours.nine_in_ten, MINUTES),
        _spread(kept, "fraction"),
        Cell(span),
        Cell(f"{open_hours.open_count:,}"),
    )


def _spread(one: Spread | None, unit: str) -> Cell:
    if one is None:
        return Cell(MISSING)
    said = number_in_short(one.value, unit)
    return Cell(f"more than {said}" if one.is_least else said, one.value, unit)


REPORT_PART = ReportPart(
    name="response-times",
    title="Response times",
    about="How fast customers were answered in the period, against what was promised.",
    make=_make,
)
