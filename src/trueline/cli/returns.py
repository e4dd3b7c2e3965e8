"""How the command line puts returns: by study, by channel and in all, with what is left out."""

from collections.abc import Iterator
from typing import Any

from trueline.cli.printing import table
from trueline.core.codec import encode
from trueline.core.spoken_numbers import roughly
from trueline.evidence.worth.roi import Return, Spread
from trueline.evidence.worth.total import Total
from trueline.usecases.returning.read_return import ReturnStatement, StudyReturn

DIGITS = 3
UNSAID = "–"
HEADINGS = ("study", "grade", "value", "cost", "ROI", "eight in ten", "paid", "over hurdle")


def statement_document(said: ReturnStatement) -> dict[str, Any]:
    """Give a statement for ``--json``."""
    return {
        "studies": [_study_document(one) for one in said.studies],
        "totals": [encode(one) for one in said.totals],
        "channels": [
            {"channel": one.channel, "totals": [encode(total) for total in one.totals]}
            for one in said.channels
        ],
    }


def statement_lines(said: ReturnStatement) -> Iterator[str]:
    """Yield a statement: each study, each total by line, the same by channel."""
    if not said.studies:
        yield "No study that asks what its lift is worth was run yet."
        return
    yield table(HEADINGS, [_row(one.study.id, one) for one in said.studies])
    for one in said.studies:
        yield from (f"  {one.study.id}: {text}" for text in _notes(one))
    for total in said.totals:
        yield from _total_lines(total, "In all")
    for channel in said.channels:
        name = channel.channel or "On several channels, or none"
        for total in channel.totals:
            yield from _total_lines(total, name)


def _study_document(one: StudyReturn) -> dict[str, Any]:
    return {
        "study": one.study.id,
        "name": one.name,
        "channels": list(one.channels),
        "line": one.study.worth.line if one.study.worth else "",
        "grade": one.grade.value if one.grade else "",
        "returned": encode(one.returned) if one.returned else None,
        "costs": [encode(cost) for cost in one.costs],
        "costs_from_budget": one.costs_from_budget,
        "is_counted": one.is_counted,
        "why": one.why,
        "beside": list(one.beside),
        "run_at": one.at.isoformat(),
    }


def _row(name: str, one: StudyReturn) -> tuple[str, ...]:
    grade = one.grade.value if one.grade else "–"
    found = one.returned
    if found is None:
        return (name, grade, *("–" for _ in HEADINGS[2:]))
    return (name, grade, *_numbers(found))


def _numbers(found: Return) -> tuple[str, ...]:
    return (
        f"{_money(found.value)} {found.currency}",
        f"{_money(found.cost)} {found.currency}",
        f"{found.roi.p50:.0%}" if found.roi else UNSAID,
        f"{found.roi.p10:.0%} to {found.roi.p90:.0%}" if found.roi else UNSAID,
        chance_in_words(found.chance_above_zero),
        chance_in_words(found.chance_above_hurdle),
    )


def chance_in_words(chance: float | None) -> str:
    """Write a chance; one that the grade does not carry is not said."""
    return UNSAID if chance is None else f"{chance:.0%}"


def _notes(one: StudyReturn) -> Iterator[str]:
    if one.why:
        yield one.why
    if one.costs_from_budget:
        yield "The study states no costs; those of the plan's budget count."
    yield from one.beside


def _total_lines(total: Total, name: str) -> Iterator[str]:
    found = total.returned
    if found is None:
        yield f"{name}, {total.kind}: nothing that can be added up."
    else:
        value, cost, roi, ends, paid, over = _numbers(found)
        yield (
            f"{name}, {total.kind}: value {value}, cost {cost}, ROI {roi} ({ends}, eight in ten); "
            f"chance that it paid {paid}, that it exceeds {found.hurdle:.0%} {over}."
        )
    yield from (f"  left out {text}" for text in total.left_out)


def _money(spread: Spread) -> str:
    return roughly(spread.p50, DIGITS)
