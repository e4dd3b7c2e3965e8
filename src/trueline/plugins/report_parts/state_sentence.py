"""Where we stand: one sentence of state, written from the numbers, and the counts behind it.

On pace counts KPIs that are on pace, reached or exceeded. Pace is the mean over the perspectives by
their weights, each KPI capped at 100%, so that one far ahead hides none behind.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from trueline.briefing.blocks import Paragraph, Section
from trueline.briefing.cells import Standing
from trueline.briefing.key_figures import KeyFigure, KeyFigures
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING, day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.measure.reading import Reading
from trueline.measure.scorecard import by_perspective, mean_pace
from trueline.measure.status import Status

FINE = (Status.ON_PACE, Status.REACHED, Status.EXCEEDED)
NAMED = 2


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame, card = ground.frame, ground.measured.scorecard()
    readings = [one for one in card.readings if frame.takes(one.path)]
    counts = Counter(one.status for one in readings)
    fine = sum(counts[status] for status in FINE)
    sides = by_perspective([one.perspective for one in card.perspectives], readings)
    pace = mean_pace((one.perspective.weight, one.pace) for one in sides)
    figures = (
        _count("On pace", fine, len(readings), Standing.GOOD),
        _count("At risk", counts[Status.AT_RISK], len(readings), Standing.WATCH),
        _count("Off pace", counts[Status.OFF_PACE], len(readings), Standing.BAD),
        KeyFigure(
            "Pace of the whole",
            number_in_short(pace, "fraction") if pace is not None else MISSING,
            pace,
            "fraction",
            beside=f"mean of {sum(one.counted for one in sides)} KPIs, each capped at 100%",
        ),
    )
    newest = f"The newest day that counts is {day_in_words(card.data_until)}."
    said = (_so_far(fine, len(readings)), _behind(readings), newest if card.data_until else "")
    sentence = " ".join(filter(None, said))
    return (Section("Where we stand", (Paragraph(sentence), KeyFigures(figures)), is_wide=True),)


def _count(label: str, count: int, of: int, standing: Standing) -> KeyFigure:
    return KeyFigure(
        label,
        str(count),
        Decimal(count),
        "count",
        beside=f"of {of} KPI{'s' if of != 1 else ''}",
        standing=standing if count else None,
    )


def _so_far(fine: int, count: int) -> str:
    return f"{fine} of {count} KPI{'s are' if count != 1 else ' is'} on pace."


def _behind(readings: Sequence[Reading]) -> str:
    off = [one.kpi.name for one in readings if one.status is Status.OFF_PACE]
    if not off:
        return "None is off pace."
    named = " and ".join(off[:NAMED]) if len(off) <= NAMED else ", ".join(off[:NAMED])
    more = f" and {len(off) - NAMED} more" if len(off) > NAMED else ""
    return f"{named}{more} {'is' if len(off) == 1 else 'are'} off pace."


REPORT_PART = ReportPart(
    name="state-sentence",
    title="Where we stand",
    about="A sentence of state, how many KPIs are on pace, and the pace of the whole.",
    make=_make,
)
