"""The card of one number of a KPI."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.measure.measured import Measured
from trueline.measure.pacing import DAY, way_of
from trueline.measure.read_kpi import share_covered
from trueline.measure.reading import Reading
from trueline.metrics.metric import Metric
from trueline.plan.kpi import Measuring
from trueline.usecases.sourcing.files_behind import FileBehind, newest_of
from trueline.web.defining.formula_words import FormulaWord, formula_words
from trueline.web.looked_at import LookedAt
from trueline.web.overview.forecast_words import forecast_words
from trueline.web.rates import say_ratio_fully
from trueline.web.sourcing.behind import files_of_kpi
from trueline.web.studying.about_kpi import proof_of
from trueline.web.wording import MISSING, say_count, say_exactly, say_share
from trueline.web.wording_time import say_day, say_moment


class Of(StrEnum):
    """Which number of a KPI a card speaks of."""

    ACTUAL = "actual"
    TARGET = "target"
    EXPECTED = "expected"
    FORECAST = "forecast"
    CHANCE = "chance"
    PACE = "pace"
    EVIDENCE = "evidence"


TITLES: Mapping[Of, str | Promise] = {
    Of.ACTUAL: gettext_lazy("Actual"),
    Of.TARGET: gettext_lazy("Target"),
    Of.EXPECTED: gettext_lazy("Plan expects"),
    Of.FORECAST: gettext_lazy("Forecast"),
    Of.CHANCE: gettext_lazy("Chance of the target"),
    Of.PACE: gettext_lazy("Pace"),
    Of.EVIDENCE: gettext_lazy("Evidence"),
}


@dataclass(frozen=True, slots=True)
class NumberCard:
    """What a reader may ask of a number.

    Attributes:
        title: Which number of which KPI.
        value: With every digit that it has.
        says: How this number came about, in sentences.
        metric: As it is defined.
        formula: In words; empty for what networks report or single rows hold.
        rows: Facts behind the actual, in words.
        source: Newest file behind it; empty without any.
        read_by: What read that file, with its version.
        refreshed: When the newest file was brought, in words.
        newest: Newest day with a value, in words.
        address: Of the KPI's page.
        evidence: Grade of a study about it, or that there is none.
    """

    title: str
    value: str
    says: tuple[str, ...]
    metric: Metric
    formula: tuple[FormulaWord, ...]
    rows: str
    source: str
    read_by: str
    refreshed: str
    newest: str
    address: str
    evidence: str


def number_card(looked: LookedAt, reading: Reading, of: Of, channel: str = "") -> NumberCard | None:
    """Give the card of a KPI's number; None where the channel has no part in the KPI.

    Args:
        looked: The plan against its actuals.
        reading: Of the KPI.
        of: Which number.
        channel: Id of a channel, for its own share of the actual; empty for the whole.
    """
    actual, name = reading.actual, reading.kpi.name
    accounts: tuple[str, ...] = ()
    if channel:
        found = _of_channel(looked, reading.path, channel)
        if found is None:
            return None
        of, (title, actual, accounts) = Of.ACTUAL, found
        name = _("{0}, {1}").format(name, title)
    metric = looked.metrics.get(reading.kpi.metric)
    files = files_of_kpi(looked, reading, accounts)
    newest = newest_of(files)
    value, says = (
        (_exactly(actual, actual.value), tuple(_of_actual(actual))) if of is Of.ACTUAL
        else WORDS[of](looked, reading)
    )  # fmt: skip
    return NumberCard(
        title=_("{0}: {1}").format(name, TITLES[of]),
        value=value,
        says=tuple(one for one in says if one),
        metric=metric,
        formula=formula_words(metric, looked.metrics),
        rows=_rows(files),
        source=newest.origin.file if newest else "",
        read_by=f"{newest.origin.importer} {newest.origin.importer_version}" if newest else "",
        refreshed=say_moment(newest.committed_at if newest else None),
        newest=say_day(actual.last_day),
        address=looked.address_of(reading.path),
        evidence=proof_of(looked, reading.path).words,
    )


def _of_channel(
    looked: LookedAt, path: str, channel: str
) -> tuple[str, Measured, tuple[str, ...]] | None:
    for one in looked.scorecard.channels:
        actual = dict(one.actuals).get(path) if one.channel == channel else None
        if actual is not None:
            own = next(each for each in looked.adopted.plan.channels if each.id == channel)
            return one.name, actual, tuple(account.key for account in own.accounts)
    return None


def _rows(files: tuple[FileBehind, ...]) -> str:
    rows = sum(one.fact_count for one in files)
    words = ngettext("{0} row of {1}", "{0} rows of {1}", rows)
    names = ngettext("{0} file", "{0} files", len(files)).format(len(files))
    return words.format(say_count(rows), names)


def _exactly(actual: Measured, value: Decimal | None) -> str:
    return say_exactly(value, actual.measured_in)


def _of_actual(actual: Measured) -> Iterator[str]:
    days = actual.period
    yield _("{0} to {1}; {2} of the days hold a value.").format(
        say_day(days.first), say_day(days.last), say_share(actual.coverage)
    )
    yield say_ratio_fully(actual)
    yield actual.why
    yield from actual.caveats


_Words = tuple[str, tuple[str, ...]]


def _of_target(looked: LookedAt, reading: Reading) -> _Words:
    target, start = reading.kpi.target, reading.kpi.baseline
    if target is None:
        return say_exactly(None, ""), (_("The plan names no target."),)
    says = [
        _("To be reached by {0}, by version {1} of the plan.").format(
            say_day(target.due), looked.adopted.number
        )
    ]
    way = way_of(
        reading.kpi,
        looked.metrics.get(reading.kpi.metric),
        plan_first=looked.adopted.plan.first,
    )
    if way is not None and way.adds_up:
        says.append(_("It counts from 0 on {0}.").format(say_day(looked.adopted.plan.first)))
    if start is not None:
        words = (
            _("The earlier period, {0} to {1}, came to {2}.")
            if way is not None and way.adds_up
            else _("It started at {2}.")
        )
        value = _exactly(reading.actual, start.value)
        says.append(words.format(say_day(start.first), say_day(start.until - DAY), value))
    return _exactly(reading.actual, target.value), tuple(says)


def _of_expected(looked: LookedAt, reading: Reading) -> _Words:
    says = _("What the plan's path from start to target gives for {0}.").format(
        say_day(reading.held_on)
    )
    covered = share_covered(looked.metrics.get(reading.kpi.metric), reading.actual)
    to_date = reading.kpi.measuring is Measuring.TO_DATE
    less = _("Of it {0}: days are missing, and nothing is expected of them.") if to_date else ""
    shrunk = less.format(say_share(covered)) if covered < 1 else ""
    return _exactly(reading.actual, reading.expected), (says, shrunk)


def _of_forecast(_looked: LookedAt, reading: Reading) -> _Words:
    words = forecast_words(reading, None)
    interval = _("In 8 cases of 10 between {0}.").format(words.interval) if words.interval else ""
    due = _("On {0}.").format(words.due) if words.due else ""
    return words.landing, (due, interval, words.why)


def _of_chance(_looked: LookedAt, reading: Reading) -> _Words:
    words = forecast_words(reading, None)
    says = _("The share of the forecast's futures that reach the target by its due day.")
    return words.chance, (says, words.why)


def _of_pace(_looked: LookedAt, reading: Reading) -> _Words:
    says = _("{0} of the way from start to target is done; the plan expects {1} by now.").format(
        say_share(reading.progress), say_share(reading.elapsed)
    )
    return say_share(reading.pace), (says, reading.why)


def _of_evidence(looked: LookedAt, reading: Reading) -> _Words:
    """Give the best grade, and in a sentence each what the studies asked and may say."""
    found = proof_of(looked, reading.path)
    if not found.studies:
        return MISSING, (_("No study asked yet whether a tactic moved this KPI."),)
    says = tuple(
        _("{0} Grade {1}, {2}.").format(one.question, one.grade, one.words)
        if one.grade
        else _("{0} {1}.").format(one.question, found.words)
        for one in found.studies
    )
    return found.grade or MISSING, says


WORDS: Mapping[Of, Callable[[LookedAt, Reading], _Words]] = {
    Of.TARGET: _of_target,
    Of.EXPECTED: _of_expected,
    Of.FORECAST: _of_forecast,
    Of.CHANCE: _of_chance,
    Of.PACE: _of_pace,
    Of.EVIDENCE: _of_evidence,
}
