"""Return: what studies say came back for each unit of currency spent, with interval and grade.

Totals hold revenue, avoided costs and insight apart. The value of a claim of grade D or E is in no
total; its cost is. What is not counted is named with the reason.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from trueline.briefing.blocks import Block, Bullets, Paragraph, Section
from trueline.briefing.cells import Cell, GradeLetter, Row
from trueline.briefing.chart import Chart, ChartKind, Series
from trueline.briefing.short_numbers import number_in_short
from trueline.briefing.wording import MISSING
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.addresses import page_address
from trueline.contracts.reported.caused import BackLine, ReturnLine, TotalLine
from trueline.contracts.reported.words import number_cell, range_in_words, table_or_word
from trueline.core.percent import chance_in_words

HEADS = ("Tactic", "Kind", "Back for 1", "80% interval", "Value", "Full cost", "Paid off", "Grade")
NUMBERS = (2, 4, 5, 6)
NOTHING = "No study says yet what a tactic returned."
KINDS = {"revenue": "Revenue", "avoided-cost": "Costs avoided", "insight": "Insight"}
NO_CHANCE = "not said"
"""Of a claim whose grade does not say that there is an effect."""


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame = ground.frame
    lines = [one for one in ground.caused.returns() if _is_asked(ground, one)]
    names = {one.id: one.name for one in frame.plan.channels}
    rows = [_row(ground, one) for one in lines]
    studies = Section(
        "Return by programme",
        (
            *table_or_word(frame, HEADS, rows, NOTHING, NUMBERS),
            *_chart(lines),
            *_left_out(lines),
        ),
        is_wide=True,
    )
    if frame.scope or not lines:
        return (studies,)
    totals = [one for one in ground.caused.totals() if _is_total_asked(ground, one)]
    return studies, _totals(ground, totals, names)


def _is_asked(ground: PartGround, one: ReturnLine) -> bool:
    channel, scope = ground.frame.channel, ground.frame.scope
    scopes = {each.id: each.scope for each in ground.caused.studies()} if scope else {}
    return (not channel or channel in one.channels) and (not scope or one.study in scopes)


def _is_total_asked(ground: PartGround, one: TotalLine) -> bool:
    return not ground.frame.channel or one.channel == ground.frame.channel


def _row(ground: PartGround, one: ReturnLine) -> Row:
    trace = page_address(ground.frame, f"/evidence/{one.study}/")
    return (
        Cell(one.name, trace=trace),
        Cell(KINDS.get(one.kind, one.kind)),
        *_back(one.back, _letter(one.grade), trace),
        Cell(one.grade or MISSING),
    )


def _back(back: BackLine | None, grade: GradeLetter | None, trace: str) -> Row:
    if back is None:
        return tuple(Cell(MISSING) for _ in range(5))
    chance = Cell(NO_CHANCE)
    if back.chance is not None:
        chance = Cell(chance_in_words(back.chance), back.chance, "fraction")
    return (
        Cell(
            number_in_short(back.middle, back.currency), back.middle, back.currency, trace,
            grade=grade,
        ),
        Cell(range_in_words(back.low, back.high, back.currency)),
        number_cell(back.value, back.currency, trace),
        number_cell(back.cost, back.currency, trace),
        chance,
    )  # fmt: skip


def _letter(grade: str) -> GradeLetter | None:
    """Give a grade as cells take it; None before there is one."""
    return next((one for one in get_args(GradeLetter) if one == grade), None)


def _chart(lines: list[ReturnLine]) -> tuple[Block, ...]:
    known = [(one, one.back) for one in lines if one.back]
    if not known or len({back.currency for _, back in known}) != 1:
        return ()
    currency = known[0][1].currency
    told = "; ".join(
        f"{one.name}: {range_in_words(back.low, back.high, currency)}, grade {one.grade}"
        for one, back in known
    )
    series = Series(
        "Back for 1 spent",
        tuple(back.middle for _, back in known),
        low=tuple(back.low for _, back in known),
        high=tuple(back.high for _, back in known),
    )
    return (
        Chart(
            kind=ChartKind.INTERVAL,
            title=f"Back for each 1 {currency} spent, with the 80% interval and the grade",
            series=(series,),
            told=f"{told}.",
            names=tuple(f"{one.name} ({one.grade})" for one, _ in known),
            measured_in=currency,
            target=Decimal(1),
            target_name="As much back as was spent",
        ),
    )


def _left_out(lines: list[ReturnLine]) -> tuple[Block, ...]:
    said = [f"{one.name}: {one.why}" for one in lines if one.why]
    said += [f"{one.name}: {each}" for one in lines for each in one.beside]
    return (Bullets(tuple(said)),) if said else ()


def _totals(ground: PartGround, totals: list[TotalLine], names: Mapping[str, str]) -> Section:
    heads = ("Of", "Kind", "Back for 1", "80% interval", "Value", "Full cost", "Paid off", "Counts")
    rows = [
        (
            Cell(_place(one, names)),
            Cell(KINDS.get(one.kind, one.kind)),
            *_back(one.back, None, page_address(ground.frame, "/return/")),
            Cell(", ".join(one.counted) or MISSING),
        )
        for one in totals
    ]
    nothing = "No claim is well enough founded to be added up."
    said = [f"Not in {_place(one, names)}: {why}" for one in totals for why in one.left_out]
    beside: tuple[Block, ...] = (Bullets(tuple(dict.fromkeys(said))),) if said else ()
    rule = Paragraph(
        "Only claims of grade A, B and C are added; the full cost of every study counts.",
        is_quiet=True,
    )
    blocks = table_or_word(ground.frame, heads, rows, nothing, NUMBERS)
    return Section("Return in all and by channel", (*blocks, *beside, rule), is_wide=True)


def _place(one: TotalLine, names: Mapping[str, str]) -> str:
    if one.is_whole:
        return "All of them"
    return names.get(one.channel) or "Several channels, or none"


REPORT_PART = ReportPart(
    name="return",
    title="Return by channel and programme",
    about="What came back for each unit of currency spent, with intervals, costs and grades.",
    make=_make,
)
