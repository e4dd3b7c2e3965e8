"""Calibration: how often the ranges that the plan guessed held what came.

A range from p10 to p90 promises eight cases of ten. What is judged is a way of guessing, never who
guessed; below twenty guesses nothing is judged.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Bullets, Pairs, Section
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import range_in_words


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    found = ground.measured.calibration()
    hits = found.whole.hits
    low, high = hits.interval or (None, None)
    rate = number_in_short(hits.rate, "fraction")
    held = f"{hits.hits} of {hits.count} ({rate})" if hits.count else MISSING
    pairs = [
        ("Ranges that held", held),
        ("95% interval", range_in_words(low, high, "fraction")),
        ("Promised", "80%"),
        ("Judgement", hits.judged().value),
    ]
    if found.missing:
        pairs.append(("Still needed to judge", f"{found.missing} scored guesses"))
    pairs += [(f"Not scored: {why}", str(count)) for why, count in found.unscored]
    caveats = (Bullets(found.caveats),) if found.caveats else ()
    return (Section("How good our guesses were", (Pairs(tuple(pairs)), *caveats)),)


REPORT_PART = ReportPart(
    name="calibration",
    title="Calibration of guesses",
    about="How often the ranges that the plan guessed held what came.",
    make=_make,
)
