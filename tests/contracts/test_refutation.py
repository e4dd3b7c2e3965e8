"""Every refutation keeps its door: it answers in words with numbers, never raises, and is honest.

It meets every estimator that answers a simulated world; a refutation that nothing there calls
forth needs a world in ``tests/evidence_worlds.py``.
"""

import inspect
import math
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

import numpy as np
import pytest

from tests.evidence_worlds import WORLDS
from trueline.contracts.refutation import Case, Refutation
from trueline.evidence.asking.registration import Registration
from trueline.evidence.estimate import CannotEstimateError
from trueline.evidence.observations import Event
from trueline.evidence.refuted import Criterion, Outcome
from trueline.usecases.catalogues import ESTIMATORS, REFUTATIONS

LIFT = 3.0
ATTEMPTS = list(REFUTATIONS.all())
TAKES_LONG = {"media-mix"}
AT = datetime(2026, 1, 5, 9, tzinfo=UTC)

each_attempt = pytest.mark.parametrize("attempt", ATTEMPTS, ids=lambda one: one.name)


@cache
def cases() -> tuple[Case, ...]:
    """Every method's answer, but for one that takes long, to every world that it can answer."""
    return tuple(_cases())


def _cases() -> Iterator[Case]:
    for make in WORLDS.values():
        world = make(np.random.default_rng(11), LIFT)
        observations = world.observed()
        registration = Registration(world.study, 1, "0" * 64, AT, "somebody")
        for method in ESTIMATORS.all():
            if method.name in TAKES_LONG or not method.is_pooled:
                continue
            try:
                estimate = method.answer(world.study, observations)
            except CannotEstimateError:
                continue
            yield Case(world.study, observations, method, estimate, registration)


def first_case(attempt: Refutation) -> Case:
    """The first case that a refutation applies to."""
    found = next((one for one in cases() if attempt.applies(one)), None)
    assert found is not None, f"No world of tests/evidence_worlds.py calls forth {attempt.name}."
    return found


@each_attempt
def test_it_answers_in_a_sentence_with_its_numbers(attempt: Refutation) -> None:
    found = attempt.refute(first_case(attempt))
    assert found.refutation == attempt.name
    assert found.criterion in Criterion
    assert not found.says[0].islower()
    assert found.says.endswith(".")
    numbers = (found.measured, found.limit, *found.placebos, *found.placebo_errors)
    assert not any(one is not None and math.isnan(one) for one in numbers)
    assert len(found.placebo_errors) in (0, len(found.placebos))


@each_attempt
def test_the_same_case_comes_out_the_same(attempt: Refutation) -> None:
    case = first_case(attempt)
    assert repr(attempt.refute(case)) == repr(attempt.refute(case))


@each_attempt
def test_it_never_raises_for_what_it_says_it_applies_to(attempt: Refutation) -> None:
    designs = {}
    for case in cases():
        if attempt.applies(case):
            designs.setdefault(case.estimator.name, case)
    for case in list(designs.values())[:2]:
        assert attempt.refute(case).outcome in Outcome


@each_attempt
def test_it_says_what_it_does_and_its_source(attempt: Refutation) -> None:
    page = inspect.getdoc(sys.modules[attempt.refute.__module__]) or ""
    assert "Source" in page


def test_a_clean_world_is_rarely_refuted() -> None:
    """Parallel trends, no other event, registered: most attempts must come to nothing."""
    world = next(one for one in cases() if one.estimator.name == "difference-in-differences")
    found = [one.refute(world) for one in ATTEMPTS if one.applies(world)]
    assert sum(one.outcome is Outcome.FAILED for one in found) == 0


def test_another_event_since_the_start_is_named_with_its_period() -> None:
    attempt = REFUTATIONS.get("coincident-events")
    case = first_case(attempt)
    panel = case.observations.panel
    assert panel is not None
    before, since = panel.first_start - 1, panel.first_start
    events = (Event(before, "A fair"), Event(since, "Half-price week"))
    found = attempt.refute(replace(case, observations=replace(case.observations, events=events)))
    assert found.outcome is Outcome.FAILED
    assert f"Half-price week ({panel.periods[since]})" in found.says
    assert "A fair" not in found.says


def test_where_nobody_looked_for_other_events_nothing_passes() -> None:
    attempt = REFUTATIONS.get("coincident-events")
    case = first_case(attempt)
    panel = case.observations.panel
    assert panel is not None
    days = tuple(
        (date(2026, 1, 5) + timedelta(weeks=one)).isoformat() for one in range(len(panel.periods))
    )
    dated = replace(case.observations, panel=replace(panel, periods=days))
    tied = replace(case.study, kpi="objectives/sales/orders")
    told = [
        attempt.refute(replace(case, study=study, observations=seen)).outcome
        for study in (case.study, tied)
        for seen in (case.observations, dated)
    ]
    assert told == [Outcome.NOT_MADE] * 3 + [Outcome.PASSED]


def test_a_change_of_what_is_counted_fails_every_design() -> None:
    attempt = REFUTATIONS.get("definition-breaks")
    case = first_case(REFUTATIONS.get("coincident-events"))
    events = (Event(3, "Views count from the first frame on.", "definition-break"),)
    found = attempt.refute(replace(case, observations=replace(case.observations, events=events)))
    assert (found.outcome, found.criterion) == (Outcome.FAILED, Criterion.DEFINITIONS)


@pytest.mark.parametrize(("share", "outcome"), [(0.1, Outcome.PASSED), (0.11, Outcome.FAILED)])
def test_more_than_a_tenth_missing_fails(share: float, outcome: Outcome) -> None:
    attempt = REFUTATIONS.get("definition-breaks")
    case = cases()[0]
    seen = replace(case.observations, missing_share=share)
    assert attempt.refute(replace(case, observations=seen)).outcome is outcome


def test_a_study_that_nobody_registered_fails() -> None:
    attempt = REFUTATIONS.get("registration")
    assert attempt.refute(replace(cases()[0], registration=None)).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("changed", "has_looked", "outcome"),
    [
        (("windows from nothing to (last 2026-06-29)",), True, Outcome.FAILED),
        (("windows from nothing to (last 2026-06-29)",), False, Outcome.PASSED),
        (("question from Did it to Did it?",), True, Outcome.PASSED),
        ((), True, Outcome.PASSED),
    ],
)
def test_what_was_changed_after_looking_fails_and_words_do_not(
    changed: tuple[str, ...],
    has_looked: bool,  # noqa: FBT001 - a case
    outcome: Outcome,
) -> None:
    attempt, case = REFUTATIONS.get("registration"), cases()[0]
    assert case.registration is not None
    made = replace(case.registration, changed=changed, has_looked=has_looked, number=2)
    found = attempt.refute(replace(case, registration=made))
    assert found.outcome is outcome
    assert (changed[0] in found.says) == (outcome is Outcome.FAILED) if changed else True
