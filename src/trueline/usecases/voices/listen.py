"""Listen: share of voice and net sentiment of every listening set that a plan declares."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from trueline.briefing.wording import day_in_words
from trueline.core.period import Period, joined
from trueline.facts.voices.questions import labels_by_hand, mentions_by_day
from trueline.measure.voices.label_sample import (
    CLASSES,
    CorrectedSentiment,
    HandLabel,
    LabelCheck,
    check_labels,
    correct_sentiment,
    newest_sample,
)
from trueline.measure.voices.listening import (
    BrandVoice,
    Sentiment,
    ShareOfVoice,
    refusal_of_days,
    sentiment_of,
    share_of_voice,
)
from trueline.plan.document import Plan
from trueline.plan.organisation.listening import ListeningSet, TrackedBrand
from trueline.usecases.answering import Answers, MetricQuestion
from trueline.usecases.gathering import Part
from trueline.usecases.ground import Ground, work_out
from trueline.usecases.known_metrics import catalogue_of
from trueline.usecases.voices.listening_eras import (
    ListeningEra,
    listening_eras,
    own_search,
    searched_since,
)
from trueline.usecases.voices.months import whole_months
from trueline.usecases.workspace import Workspace

DAYS = 91
"""Thirteen whole weeks."""
MONTHS = 12
METRIC = "mentions"
SEED = 42
LONG_AGO = date(1970, 1, 1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthVoice:
    """A month of a listening set.

    Attributes:
        voice: Share of voice.
        sentiment: Net sentiment as the tool labels it.
        era: Number of the declaration it was counted by, from 1; 0 where it lies across two.
    """

    voice: ShareOfVoice
    sentiment: Sentiment
    era: int


@dataclass(frozen=True, slots=True)
class Listened:
    """All that a listening set comes to on a day.

    Attributes:
        declared: The set as it was declared on that day.
        eras: Every way in which it was declared, oldest first.
        voice: Share of voice over the newest weeks that are known of every brand.
        sentiment: As the tool labels our mentions of those days.
        check: How far these labels can be trusted.
        corrected: Net sentiment with the tool's errors taken out.
        months: The last whole months, oldest first.
    """

    declared: ListeningSet
    eras: tuple[ListeningEra, ...]
    voice: ShareOfVoice
    sentiment: Sentiment
    check: LabelCheck
    corrected: CorrectedSentiment
    months: tuple[MonthVoice, ...]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the ledger has of a set: mentions of all brands by day, ours by label."""

    ground: Ground
    kinds: Mapping[date, Mapping[str, int]]
    own: TrackedBrand | None

    def voice(self, declared: ListeningSet, period: Period) -> ShareOfVoice:
        return share_of_voice(
            declared, period, [self._of_brand(one, period) for one in declared.brands]
        )

    def own_days_why(self, period: Period) -> str:
        """Say why our own mentions are not known well enough; empty where they are."""
        return refusal_of_days(period, [self._of_brand(self.own, period)]) if self.own else ""

    def _of_brand(self, brand: TrackedBrand, period: Period) -> BrandVoice:
        ground = self.ground.within(period).narrowed((brand.account,))
        found = work_out(ground)
        hole = _hole(ground, period)
        return BrandVoice(brand, found.value, found.coverage, why=found.why, hole=hole)

    def counts(self, period: Period) -> dict[str, int]:
        """Give our mentions by the tool's label; those without one under the empty text."""
        counts = dict.fromkeys((*CLASSES, ""), 0)
        for day, kinds in self.kinds.items():
            if day in period:
                for kind, count in kinds.items():
                    label = kind.removesuffix("mention").strip()
                    counts[label if label in CLASSES else ""] += count
        return counts

    def sentiment(self, period: Period) -> Sentiment:
        counts = self.counts(period)
        return sentiment_of(
            period,
            positive=counts["positive"],
            neutral=counts["neutral"],
            negative=counts["negative"],
            unlabelled=counts[""],
            why=self.own_days_why(period),
        )


def listen(
    workspace: Workspace, plan: Plan, *, on: date, as_of: datetime | int | None = None
) -> tuple[Listened, ...]:
    """Give share of voice and sentiment of each listening set of a plan.

    Args:
        workspace: Whose ledger.
        plan: Declares the sets.
        on: Last day that counts.
        as_of: Moment or revision whose knowledge counts; None for what is known today.
    """
    if not plan.listening:
        return ()
    answers = Answers(workspace.facts.snapshot(as_of=as_of), catalogue_of(workspace, as_of=as_of))
    then = as_of if isinstance(as_of, datetime) else None
    return tuple(
        _listened(answers, listening_eras(workspace, one, as_of=then), on) for one in plan.listening
    )


def _listened(answers: Answers, eras: tuple[ListeningEra, ...], on: date) -> Listened:
    era = next((one for one in reversed(eras) if one.first is None or one.first <= on), eras[0])
    declared = era.declared
    accounts = {brand.account: None for one in eras for brand in one.declared.brands}
    months = whole_months(on, MONTHS)
    last = _last_known(answers, declared, on)
    newest = Period(last - timedelta(days=DAYS - 1), last + timedelta(days=1))
    newest = _within(era, newest)
    asked = Period(min(months[0].first, newest.first), max(months[-1].until, newest.until))
    brand = next((one for one in declared.brands if one.is_own), None)
    own = brand.account if brand else ""
    heard = _Heard(
        answers.ground(MetricQuestion(METRIC, Part(asked, tuple(accounts))), by_day=True),
        _kinds(answers, own, asked),
        brand,
    )
    check, corrected = _checked(heard, newest, _labels(answers, own, on), searched_since(eras, era))
    return Listened(
        declared=declared,
        eras=eras,
        voice=_voice(heard, era, newest, on),
        sentiment=heard.sentiment(newest),
        check=check,
        corrected=corrected,
        months=tuple(_month(heard, eras, one) for one in months),
    )


def _checked(
    heard: _Heard, period: Period, labels: tuple[HandLabel, ...], since: date | None
) -> tuple[LabelCheck, CorrectedSentiment]:
    """Set the tool's labels against the newest sample of the search that is in force."""
    counts = heard.counts(period)
    labelled = {one: counts[one] for one in CLASSES}
    fit = newest_sample([one for one in labels if since is None or one.labelled_on >= since])
    check = check_labels(fit, labelled)
    why = heard.own_days_why(period)
    if since is not None and labels and check.why:
        why = (
            f"The tool's labels are unchecked since the change on {day_in_words(since)}: people "
            f"labelled {len(labels) - len(fit)} mentions before it and {len(fit)} since."
        )
        check = replace(check, why=why)
    if why:
        return check, CorrectedSentiment(None, None, (), why=why)
    return check, correct_sentiment(fit, labelled, np.random.default_rng(SEED))


def _hole(ground: Ground, period: Period) -> Period | None:
    """Give the first days between known ones of which nothing is known."""
    counted = [one.inside(period) for one in ground.asked.expected if one.is_counted]
    known = [one for one in counted if one is not None] or [
        Period.closed(one.first_day, one.last_day) for one in ground.gathered
    ]
    apart = joined(known)
    return Period(apart[0].until, apart[1].first) if len(apart) > 1 else None


def _voice(heard: _Heard, era: ListeningEra, newest: Period, on: date) -> ShareOfVoice:
    if era.first is not None and on < era.first:
        why = f"The brands are listened for from {day_in_words(era.first)} on."
        return ShareOfVoice(era.declared, newest, None, None, None, (), why)
    return heard.voice(era.declared, newest)


def _last_known(answers: Answers, declared: ListeningSet, on: date) -> date:
    """Give the newest day up to which every brand's mentions are known; the day itself if none."""
    leaves = {one: answers.catalogue.get(one) for one in answers.catalogue.leaves(METRIC)}
    spans = answers.known.spans(leaves, [one.account for one in declared.brands])
    newest: dict[str, date] = {}
    for span in spans:
        newest[span.account] = max(newest.get(span.account, LONG_AGO), span.last_day)
    return min(min(newest.values(), default=on), on)


def _within(era: ListeningEra, period: Period) -> Period:
    """Cut off the days on which the set was declared otherwise; a day at least is left."""
    last = min(period.last, era.until - DAY) if era.until else period.last
    first = min(max(era.first or period.first, period.first), last)
    return Period.closed(first, last)


def _month(heard: _Heard, eras: tuple[ListeningEra, ...], month: Period) -> MonthVoice:
    number = next((at for at, one in enumerate(eras, start=1) if one.holds(month)), 0)
    sentiment = heard.sentiment(month)
    if number:
        return MonthVoice(heard.voice(eras[number - 1].declared, month), sentiment, number)
    why = _why_not(eras, month)
    refused = ShareOfVoice(eras[-1].declared, month, None, None, None, (), why)
    if len({own_search(one.declared) for one in eras if one.touches(month)}) > 1:
        sentiment = replace(sentiment, net=None, net_of_all=None, why=why)
    return MonthVoice(refused, sentiment, 0)


def _why_not(eras: tuple[ListeningEra, ...], month: Period) -> str:
    began = eras[0].first
    if began is not None and month.first < began:
        return f"The brands are listened for from {day_in_words(began)} on."
    changed = next(one.until for one in eras if one.until is not None and one.until in month)
    return (
        f"What is searched for was changed on {day_in_words(changed)}, so this month is of neither "
        "series."
    )


def _kinds(answers: Answers, account: str, period: Period) -> dict[date, dict[str, int]]:
    found: dict[date, dict[str, int]] = {}
    for row in answers.snapshot.ask(mentions_by_day(account, period)).to_pylist():
        found.setdefault(row["day"], {})[row["kind"]] = row["count"]
    return found


def _labels(answers: Answers, account: str, on: date) -> tuple[HandLabel, ...]:
    known = Period(LONG_AGO, on + timedelta(days=1))
    rows: list[dict[str, Any]] = answers.snapshot.ask(labels_by_hand(account, known)).to_pylist()
    return tuple(
        HandLabel(row["sample"], row["labelled_at"].date(), row["tool"], row["human"])
        for row in rows
    )
