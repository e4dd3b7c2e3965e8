"""A community's health as rows of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.measure.community.factors import Factor, FactorKind
from trueline.measure.community.health import Figure, Health
from trueline.measure.community.people import Cohort
from trueline.measure.community.shares import CountedShare
from trueline.web.drawing import Spark, draw_spark
from trueline.web.status import StatusLook
from trueline.web.wording import say_share, say_value
from trueline.web.wording_time import say_day

HIGH, LOW = Decimal("0.75"), Decimal("0.25")
LOOKS = {
    "high": StatusLook(gettext_lazy("High"), "arrow-trending-up", "good"),
    "usual": StatusLook(gettext_lazy("As usual"), "minus", "none"),
    "low": StatusLook(gettext_lazy("Low"), "arrow-trending-down", "warn"),
    "unsaid": StatusLook(gettext_lazy("Not said"), "minus-circle", "none"),
}
TODAY = (FactorKind.MEMBERS, FactorKind.CONTENT, FactorKind.TRAFFIC)
GROUPS = (
    (gettext_lazy("How it is"), TODAY),
    (
        gettext_lazy("What lies ahead"),
        (FactorKind.RESPONSIVENESS, FactorKind.INTERACTION, FactorKind.LIVELINESS),
    ),
)
HEATS = 5
UNITS = {"people": "people", "minutes": "minutes", "share": "share"}


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor in the table.

    Attributes:
        factor: As read.
        value: In words.
        standing: Where it stands among earlier weeks, in words; empty without.
        look: Word, icon and tone.
        spark: Its weeks as a line; None with too few.
        parts: Name and value of what went in.
    """

    factor: Factor
    value: str
    standing: str
    look: StatusLook
    spark: Spark | None
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in the list.

    Attributes:
        figure: As read.
        value: In words.
        interval: In words; empty without.
    """

    figure: Figure
    value: str
    interval: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell of the retention table.

    Attributes:
        words: Share or counts; a dash where nothing is known.
        counts: So many of so many; empty where nothing is known.
        heat: From 1 to 5; 0 without a share.
        is_small: Whether the cohort is too small for a share.
    """

    words: str
    counts: str
    heat: int
    is_small: bool


@dataclass(frozen=True, slots=True)
class CohortRow:
    """A month of joining.

    Attributes:
        cohort: As read.
        wrote: Who wrote within 30 days.
        cells: Who was active, by 30 days after joining.
    """

    cohort: Cohort
    wrote: HeatCell
    cells: tuple[HeatCell, ...]


def factor_groups(factors: Iterable[Factor]) -> list[tuple[str | Promise, list[FactorRow]]]:
    """Give the factors in two groups: how it is, and what lies ahead."""
    known = {one.kind: _factor_row(one) for one in factors}
    return [(title, [known[kind] for kind in kinds]) for title, kinds in GROUPS]


def figure_rows(figures: Iterable[Figure]) -> list[FigureRow]:
    """Give single numbers with their intervals."""
    return [FigureRow(one, say_value(one.value, one.measured_in), _span(one)) for one in figures]


def cohort_rows(cohorts: Iterable[Cohort]) -> list[CohortRow]:
    """Give the retention table, newest month first."""
    rows = [
        CohortRow(one, _cell(one.wrote), tuple(_cell(each) for each in one.active))
        for one in cohorts
    ]
    return rows[::-1]


def summary(health: Health) -> str:
    """Say in a sentence which factors are high and which are low."""
    names: dict[str, list[str]] = {"high": [], "low": []}
    for one in health.factors:
        where = _where(one)
        if where in names:
            names[where].append(one.rule.name)
    quiet = [_quiet(health)] if health.is_quiet else []
    said = []
    if names["high"]:
        said.append(_("High against its own past: {0}.").format(_listed(names["high"])))
    if names["low"]:
        said.append(_("Low: {0}.").format(_listed(names["low"])))
    said = said or [_("No factor is far from this community's own past.")]
    return " ".join([*quiet, *said])


def _quiet(health: Health) -> str:
    words = ngettext(
        "The newest known post is of {0}, {1} day ago.",
        "The newest known post is of {0}, {1} days ago.",
        health.quiet_days,
    )
    return words.format(say_day(health.posts_known.last), health.quiet_days)


def _factor_row(factor: Factor) -> FactorRow:
    unit = UNITS.get(factor.rule.measured_in, "count")
    told = factor.percentile
    standing = ""
    if told is not None:
        standing = _("above {share} of {count} earlier weeks").format(
            share=say_share(told.share), count=told.week_count
        )
    return FactorRow(
        factor=factor,
        value=say_value(factor.value, unit),
        standing=standing,
        look=LOOKS[_where(factor)],
        spark=draw_spark([one.value for one in factor.weeks]),
        parts=tuple((one.label, say_value(one.value, one.measured_in)) for one in factor.parts),
    )


def _where(factor: Factor) -> str:
    if factor.percentile is None:
        return "unsaid"
    if factor.percentile.share >= HIGH:
        return "high"
    return "low" if factor.percentile.share <= LOW else "usual"


def _span(figure: Figure) -> str:
    if figure.interval is None:
        return ""
    low, high = figure.interval
    return f"{say_share(low)} – {say_share(high)}"


def _cell(counted: CountedShare | None) -> HeatCell:
    if counted is None:
        return HeatCell("–", "", 0, is_small=False)
    counts = _("{part} of {whole}").format(part=counted.part, whole=counted.whole)
    if counted.share is None:
        return HeatCell(counts, counts, 0, is_small=True)
    heat = min(int(counted.share * HEATS) + 1, HEATS)
    return HeatCell(say_share(counted.share), counts, heat, is_small=False)


def _listed(names: list[str]) -> str:
    return ", ".join(names)
