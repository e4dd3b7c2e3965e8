"""The catalogue of one organisation: what Trueline defines, and what the organisation does."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.metrics.combining import combining_of
from trueline.metrics.expression import Expression, leaves_of
from trueline.metrics.following import (
    circle_of,
    follow,
    made_of,
    whole_on,
    with_version,
)
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.own import OwnDefinition

OWN_FAMILY = "own"
"""Family of metrics that Trueline does not know by itself."""
KEPT = 64
"""Catalogues that are kept ready, those asked for last."""


def catalogue_with(
    own: Iterable[OwnDefinition], *, until: datetime | None = None
) -> MetricCatalogue:
    """Give the catalogue with an organisation's own definitions put in, as they were said.

    Args:
        own: All that were ever said, withdrawn ones among them.
        until: Moment whose knowledge counts; None for now.

    Raises:
        FaultyInputError: One of them is none; the issue names it.
    """
    said = (one for one in own if until is None or one.at <= until)
    told = tuple(sorted(said, key=lambda one: (one.at, one.metric, one.version)))
    return _built(tuple(_as_known(one, until) for one in told)) if told else load_catalogue()


def with_definition(before: MetricCatalogue, told: OwnDefinition) -> MetricCatalogue:
    """Give a catalogue in which a definition takes the place of the one before it.

    Other metrics in its formula are meant as they are defined on each day; how it adds up is read
    off from what it is made of. Metrics made of it follow: each gets a version of its own from
    that day on.

    Raises:
        FaultyInputError: The formula is none, names what is not there, or adds up what has no sum;
            or a metric made of it could not be worked out any more.
    """
    was = before.metrics.get(told.metric)
    first = told.since if was else date.min
    try:
        whole = _whole(before, told, first)
        metric = _metric(before, told, whole)
        after = with_version(before, metric, whole, first=first)
        after = follow(after, told.metric, first=first, cause=told.reference)
        for name in made_of(after, told.metric):
            after = follow(after, name, first=first, cause=told.reference)
    except ValueError as fault:
        issue = Issue(Severity.BLOCKS, "formula", str(fault), "Write another formula.")
        raise FaultyInputError(issue) from None
    return after


@lru_cache(maxsize=KEPT)
def _built(told: tuple[OwnDefinition, ...]) -> MetricCatalogue:
    catalogue = load_catalogue()
    for one in told:
        after = with_definition(catalogue, one)
        # The numbers of what was withdrawn stay used: a reference never means two things.
        kept = replace(catalogue, numbers=after.numbers)
        catalogue = kept if one.withdrawn_at else after
    return catalogue


def _as_known(told: OwnDefinition, until: datetime | None) -> OwnDefinition:
    """Give a definition as it was known: what was withdrawn later counted then."""
    if told.withdrawn_at is None or until is None or told.withdrawn_at <= until:
        return told
    return replace(told, withdrawn_at=None, withdrawn_by="")


def _whole(before: MetricCatalogue, told: OwnDefinition, first: date) -> Expression:
    written = parse_formula(told.formula)
    for name in leaves_of(written):
        if name not in before.metrics:
            raise ValueError(f"There is no metric {name}.")
        if name == told.metric and before.reported(name).family == OWN_FAMILY:
            raise ValueError(f"{name} names itself, and no source reports it.")
    if circle := circle_of(before, told.metric, written):
        raise ValueError(f"The formulas of {circle} would need each other in a circle.")
    return whole_on(before, told.metric, told.formula, first)


def _metric(before: MetricCatalogue, told: OwnDefinition, whole: Expression) -> Metric:
    was = before.metrics.get(told.metric)
    parts = {name: before.reported(name) for name in leaves_of(whole)}
    combining = combining_of(whole, parts)
    return Metric(
        id=told.metric,
        version=told.version,
        name=told.name,
        family=was.family if was else OWN_FAMILY,
        measured_in=told.measured_in,
        kind=combining.kind,
        over_time=combining.over_time,
        over_entities=combining.over_entities,
        better=told.better,
        definition=told.definition,
        formula=told.formula,
        also_post=was.also_post if was else False,
        is_vanity=was.is_vanity if was else False,
    )
