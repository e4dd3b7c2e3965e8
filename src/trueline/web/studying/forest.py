"""What each method finds, one row each, on one scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.core.spoken_numbers import roughly
from trueline.evidence.estimate import Design, Estimate
from trueline.evidence.refuted import Outcome, Refuted
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grading import GradedEstimate
from trueline.usecases.studying.method_titles import method_titles, refutation_titles
from trueline.web.studying.scale import Scale, Tick, scale_over

WIDTH, EDGE = 260, 8
DIGITS = 3
SMALLEST, LARGEST = 6.0, 13.0
"""Sides of the square of a method without and with all the weight."""

DESIGNS: dict[Design, Promise] = {
    Design.RANDOMISED: gettext_lazy("Chance decided who got it"),
    Design.COMPARISON: gettext_lazy("Compared with others, before and after"),
    Design.CALIBRATED: gettext_lazy("Before and after, with controls"),
    Design.ADJUSTED: gettext_lazy("A correlation, adjusted"),
    Design.RAW: gettext_lazy("A correlation, nothing adjusted"),
}
MARKS = {
    Outcome.PASSED: ("check", "good"),
    Outcome.WARNED: ("exclamation-triangle", "warn"),
    Outcome.FAILED: ("x-mark", "bad"),
    Outcome.NOT_MADE: ("minus", "none"),
}
URGENCY = (Outcome.FAILED, Outcome.WARNED, Outcome.PASSED, Outcome.NOT_MADE)
OUTCOMES: dict[Outcome, Promise] = {
    Outcome.PASSED: gettext_lazy("passed"),
    Outcome.WARNED: gettext_lazy("warning"),
    Outcome.FAILED: gettext_lazy("failed"),
    Outcome.NOT_MADE: gettext_lazy("could not be made"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """An attempt to refute an estimate, in a word.

    Attributes:
        title: What was tried.
        outcome: How it came out, in a word.
        icon: Name in heroicons.
        tone: ``good``, ``warn``, ``bad`` or ``none``.
        says: What was found, in a sentence.
    """

    title: str
    outcome: str
    icon: str
    tone: str
    says: str


@dataclass(frozen=True, slots=True)
class Whisker:
    """An interval on the scale.

    Attributes:
        low: Place of its lower end.
        high: Place of its upper end.
        dot: Place of the number.
        corner: Left edge of the square around it.
        top: Upper edge of that square.
        side: Of that square.
    """

    low: str
    high: str
    dot: str
    corner: str
    top: str
    side: str


@dataclass(frozen=True, slots=True)
class ForestRow:
    """A method's answer.

    Attributes:
        kind: ``raw``, ``method`` or ``pooled``.
        title: Of the method.
        design: How it sets the cause apart, and how many units it rests on.
        lift: The number with its sign.
        interval: Of the number.
        grade: Letter; empty for the raw comparison.
        weight: In the pooled number, in words.
        drawn: The same on the scale.
        checks: What was tried against it.
    """

    kind: str
    title: str
    design: str
    lift: str
    interval: str
    grade: str
    weight: str
    drawn: Whisker
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Forest:
    """Rows on one scale.

    Attributes:
        rows: Raw comparisons first, the pooled number last.
        ticks: Round numbers of the scale.
        zero: Where no effect lies.
        together: Where the pooled number lies; empty without one.
        width: Of the drawings.
    """

    rows: tuple[ForestRow, ...]
    ticks: tuple[Tick, ...]
    zero: str
    together: str
    width: str = str(WIDTH)


def forest_of(finding: Finding | None, raw: Sequence[Estimate]) -> Forest:
    """Put all estimates of a run into rows."""
    graded = finding.graded if finding else ()
    every = [*raw, *(one.estimate for one in graded)]
    ends = [end for one in every for end in (one.low, one.high)]
    scale = scale_over([0.0, *ends], EDGE, WIDTH - EDGE)
    pooled = finding.pooled if finding and not finding.conflict else None
    return Forest(
        tuple(_rows(finding, raw, scale)),
        scale.ticks(),
        scale.at(0.0),
        scale.at(pooled.lift) if pooled else "",
    )


def checks_of(refuted: Sequence[Refuted]) -> tuple[Check, ...]:
    """Put attempts to refute in words, those that matter most first."""
    titles = refutation_titles()
    ranked = sorted(refuted, key=lambda one: URGENCY.index(one.outcome))
    return tuple(
        Check(
            titles.get(one.refutation, one.refutation),
            str(OUTCOMES[one.outcome]),
            *MARKS[one.outcome],
            one.says,
        )
        for one in ranked
    )


def say_number(number: float, *, signed: bool = True) -> str:
    """Write a number that was worked out, with its sign."""
    words = roughly(number, DIGITS)
    return f"+{words}" if signed and number > 0 and words != "0" else words


def say_interval(low: float, high: float) -> str:
    """Write the ends of an interval."""
    return _("{0} to {1}").format(say_number(low, signed=False), say_number(high, signed=False))


def _rows(finding: Finding | None, raw: Sequence[Estimate], scale: Scale) -> Iterator[ForestRow]:
    for one in raw:
        yield _row("raw", one, scale, _("none"))
    if finding is None:
        return
    weights = dict(finding.weights)
    for graded in finding.graded:
        weight = weights.get(graded.estimate.method)
        yield _graded_row(graded, weight, scale, is_apart=bool(finding.conflict))
    pooled = finding.pooled if not finding.conflict else None
    if pooled is not None:
        yield ForestRow(
            "pooled",
            _("Together"),
            _("Weighed by error and likely bias · I² {0}").format(f"{pooled.i_squared:.0%}"),
            say_number(pooled.lift),
            say_interval(pooled.low, pooled.high),
            finding.grade.value,
            "100%",
            _whisker(pooled.low, pooled.lift, pooled.high, scale, 1.0),
        )


def _graded_row(
    graded: GradedEstimate, weight: float | None, scale: Scale, *, is_apart: bool
) -> ForestRow:
    alone = _("not pooled") if is_apart else _("alone")
    words = alone if weight is None else f"{weight:.0%}"
    row = _row("method", graded.estimate, scale, words, weight or 0.0)
    return ForestRow(
        row.kind,
        row.title,
        row.design,
        row.lift,
        row.interval,
        graded.grade.value,
        row.weight,
        row.drawn,
        checks_of(graded.refuted),
    )


def _row(kind: str, one: Estimate, scale: Scale, weight: str, share: float = 0.0) -> ForestRow:
    units = ngettext("{0} · {1} unit", "{0} · {1} units", one.unit_count)
    design = units.format(DESIGNS[one.design], f"{one.unit_count:,}")
    return ForestRow(
        kind,
        method_titles().get(one.method, one.method),
        design,
        say_number(one.lift),
        say_interval(one.low, one.high),
        "",
        weight,
        _whisker(one.low, one.lift, one.high, scale, share),
    )


def _whisker(low: float, lift: float, high: float, scale: Scale, share: float) -> Whisker:
    side = SMALLEST + (LARGEST - SMALLEST) * min(max(share, 0.0), 1.0)
    return Whisker(
        scale.at(low),
        scale.at(high),
        scale.at(lift),
        f"{scale.place(lift) - side / 2:.1f}",
        f"{12 - side / 2:.1f}",
        f"{side:.1f}",
    )
