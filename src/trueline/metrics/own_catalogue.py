"""The catalogue of one organisation: what Trueline defines, and what the organisation does."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.metrics.catalogue import MetricCatalogue, load_catalogue
from trueline.metrics.combining import combining_of
from trueline.metrics.expression import Expression, leaves_of, put_in
from trueline.metrics.formula import parse_formula
from trueline.metrics.metric import Metric
from trueline.metrics.own import OwnDefinition

OWN_FAMILY = "own"
"""Family of metrics that Trueline does not know by itself."""
KEPT = 64
"""Catalogues that are kept ready, those asked for last."""


def catalogue_with(own: Iterable[OwnDefinition]) -> MetricCatalogue:
    """Give the catalogue with an organisation's own definitions put in, as they were said.

    Raises:
        FaultyInputError: One of them is none; the issue names it.
    """
    told = tuple(sorted(own, key=lambda one: (one.at, one.metric, one.version)))
    return _built(told) if told else load_catalogue()


def with_definition(before: MetricCatalogue, told: OwnDefinition) -> MetricCatalogue:
    """Give a catalogue in which a definition takes the place of the one before it.

    Other metrics in its formula are meant as they are defined before; how it adds up is read off
    from what it is made of.

    Raises:
        FaultyInputError: The formula is none, names what is not there, or adds up what has no sum.
    """
    try:
        whole = _whole(before, told)
        parts = {name: before.reported(name) for name in leaves_of(whole)}
        combining = combining_of(whole, parts)
    except ValueError as fault:
        issue = Issue(Severity.BLOCKS, "formula", str(fault), "Write another formula.")
        raise FaultyInputError(issue) from None
    was = before.metrics.get(told.metric)
    metric = Metric(
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
    )
    after = _with_older(before, was, told) if was else before
    return replace(
        after,
        metrics={**after.metrics, metric.id: metric},
        formulas={**after.formulas, metric.id: whole},
    )


@lru_cache(maxsize=KEPT)
def _built(told: tuple[OwnDefinition, ...]) -> MetricCatalogue:
    catalogue = load_catalogue()
    for one in told:
        catalogue = with_definition(catalogue, one)
    return catalogue


def _whole(before: MetricCatalogue, told: OwnDefinition) -> Expression:
    written = parse_formula(told.formula)
    for name in leaves_of(written):
        if name not in before.metrics:
            raise ValueError(f"There is no metric {name}.")
    others = {name: one for name, one in before.formulas.items() if name != told.metric}
    return put_in(written, others)


def _with_older(before: MetricCatalogue, was: Metric, told: OwnDefinition) -> MetricCatalogue:
    formula = before.formulas.get(was.id)
    formulas = {**before.older_formulas, **({was.reference: formula} if formula else {})}
    return replace(
        before,
        older={**before.older, was.reference: was},
        older_formulas=formulas,
        since={**before.since, told.reference: told.since},
    )
