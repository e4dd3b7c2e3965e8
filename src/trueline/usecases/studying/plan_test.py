"""Plan a test: what it would find, how long it takes, and whether it is worth its cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from trueline.contracts.estimator import Estimator
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.evidence.estimate import CannotEstimateError, Estimate
from trueline.evidence.observations import Indices, Members, Observations, Panel
from trueline.evidence.one_thread import one_thread
from trueline.evidence.planning.history import history_of
from trueline.evidence.planning.markets import (
    MarketGroup,
    choose_markets,
    first_begin,
    market_tries,
)
from trueline.evidence.planning.power import SHARES, Ask, Power, Tell, Try, find_power
from trueline.evidence.planning.trial import Trial, least_lift, power_of, trial_on, trial_tries
from trueline.evidence.study import Assignment, Study
from trueline.usecases.catalogues import ESTIMATORS
from trueline.usecases.studying.past import past_of
from trueline.usecases.studying.worth_of_test import InformationWorth, worth_of_test
from trueline.usecases.workspace import Workspace

MARKET_METHODS = ("synthetic-control", "difference-in-differences", "interrupted-time-series")
TRIAL_METHOD = "experiment"
SHOWN_GROUPS = 5

OVERLAP = "Tests at times near to each other share most of their days, so shares move in jumps."
CHOSEN = "Markets were chosen by how well others follow them in the past; expect a little less."
TRIES = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What kind of test is wanted.

    Attributes:
        units: That are to be treated, by name; empty for those of the study, and where it names
            none or a size is wanted, for the markets that others follow best.
        size: Markets to choose, or members of a trial; 0 for one market in ten, or as many members
            as the data have.
        periods: That the test runs; 0 for as many as the study's data have after the start, or a
            tenth of the past.
        method: That shall answer; empty for the first of the study's that can.
        tries: At most so many tests that never took place.
        cost: Of the test, in the study's currency; None where it is not asked.
    """

    units: tuple[str, ...] = ()
    size: int = 0
    periods: int = 0
    method: str = ""
    tries: int = TRIES
    cost: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedTest:
    """A test before it is run.

    Attributes:
        study: Its id.
        method: Name of the method that answers it.
        units: That get the tactic; empty for a trial, where chance decides.
        unit_count: Units altogether.
        treated_count: Units that get the tactic.
        periods: That it runs; 0 for a trial of rows without periods.
        power: As tried on the past.
        by_formula: Power at the same lifts by formula, for a trial; None otherwise.
        least_by_formula: Smallest lift by formula, as a share of the level; None otherwise.
        groups: Markets to choose from, the best first; empty where they were named.
        worth: Of the test, in the currency; None where that cannot be said.
        why_no_worth: The reason; empty where it can, or is not asked.
        caveats: What else a reader must know, in sentences.
    """

    study: str
    method: str
    units: tuple[str, ...]
    unit_count: int
    treated_count: int
    periods: int
    power: Power
    by_formula: tuple[float, ...] | None = None
    least_by_formula: float | None = None
    groups: tuple[MarketGroup, ...] = ()
    worth: InformationWorth | None = None
    why_no_worth: str = ""
    caveats: tuple[str, ...] = ()


def plan_test(
    workspace: Workspace,
    study: Study,
    wish: Wish,
    *,
    folder: Path | None = None,
    tell: Tell = lambda _share: None,
) -> PlannedTest:
    """Try a test on the past of a study's own units, before anything is spent.

    Args:
        workspace: Whose facts and earlier runs.
        study: The question; who is treated may be left open.
        wish: What kind of test.
        folder: Where relative paths begin; None for the working folder.
        tell: Told the share done.

    Raises:
        CannotEstimateError: The past does not carry such a test; says what is missing.
        FaultyInputError: The rows are faulty, or a unit or method is not there.
        StoppedError: ``tell`` asked to stop.
    """
    if min(wish.size, wish.periods, wish.tries) < 0:
        raise CannotEstimateError("Markets, periods and tries are whole numbers from 0 on.")
    observations, start = past_of(workspace, study, folder=folder)
    with one_thread():
        if observations.panel is None and observations.members is not None:
            planned = _trial(study, wish, observations, observations.members, tell)
        else:
            history = history_of(observations, start)
            planned = _in_markets(study, wish, observations, history, tell)
    worth, why = worth_of_test(workspace, study, planned.power, wish.cost)
    return replace(planned, worth=worth, why_no_worth=why)


def _trial(
    study: Study, wish: Wish, observations: Observations, members: Members, tell: Tell
) -> PlannedTest:
    """Plan a trial of members, by formula and by trying it."""
    asked = replace(
        study,
        treatment=replace(study.treatment, assignment=Assignment.RANDOMISED),
        is_watched=False,
    )
    share = study.treatment.planned_share or 0.5
    trial = trial_on(members, wish.size or len(members.outcome), share, study.level)
    level = abs(float(members.outcome.mean()))
    if not level:
        raise CannotEstimateError("Lifts are tried as shares of the outcome's level, which is 0.")
    tries = trial_tries(members, trial, wish.tries, observations, seed=study.seed)
    method = _method(asked, (wish.method or TRIAL_METHOD,), tries)
    power = find_power(_ask(method, asked), tries, _shares(study, level), tell=tell)
    return PlannedTest(
        study=study.id,
        method=method.name,
        units=(),
        unit_count=trial.count,
        treated_count=round(trial.count * share),
        periods=0,
        power=power,
        by_formula=tuple(_by_formula(trial, one.lift) for one in power.at),
        least_by_formula=least_lift(trial) / level,
    )


def _by_formula(trial: Trial, lift: float) -> float:
    return power_of(trial, lift) if lift else 1 - trial.level


def _in_markets(
    study: Study, wish: Wish, observations: Observations, history: Panel, tell: Tell
) -> PlannedTest:
    """Plan a test of markets, named or chosen."""
    length = wish.periods or _length(observations, history)
    named = wish.units or (() if wish.size else _named(study, observations))
    groups: tuple[MarketGroup, ...] = ()
    if named:
        treated = _places(history, named)
    else:
        size = wish.size or max(len(history.units) // 10, 1)
        groups = choose_markets(history, size, length, seed=study.seed)
        treated = np.array(groups[0].places)
    tries = market_tries(history, treated, length, wish.tries, observations)
    if not tries:
        raise CannotEstimateError(
            f"A test of {length} periods needs {first_begin(history) + length} periods of the "
            f"past; there are {len(history.periods)}."
        )
    choices = (wish.method,) if wish.method else (study.methods or MARKET_METHODS)
    method = _method(study, choices, tries)
    level = float(history.outcome[treated].mean())
    power = find_power(_ask(method, study), tries, _shares(study, level), tell=tell)
    return PlannedTest(
        study=study.id,
        method=method.name,
        units=tuple(history.units[one] for one in treated),
        unit_count=len(history.units),
        treated_count=len(treated),
        periods=length,
        power=power,
        groups=groups[:SHOWN_GROUPS],
        caveats=(OVERLAP, *((CHOSEN,) if groups else ())),
    )


def _ask(method: Estimator, study: Study) -> Ask:
    def ask(observations: Observations) -> Estimate:
        return method.answer(study, observations)

    return ask


def _method(study: Study, names: Sequence[str], tries: Sequence[Try]) -> Estimator:
    """Give the first method that can answer such a test.

    Raises:
        FaultyInputError: There is no method of that name.
        CannotEstimateError: None can; says what the last one lacks.
    """
    known = {one.name: one for one in ESTIMATORS.all()}
    lacking = "no method was asked for"
    observations = tries[len(tries) // 2](0.0)[0]
    for name in names:
        if name not in known:
            raise _faulty(study, "methods", f"There is no method “{name}”.", known)
        if not known[name].is_pooled:
            lacking = f"{known[name].title} stands for nothing by itself"
            continue
        unmet = [one for one in known[name].needs(study, observations) if not one.is_met]
        if not unmet:
            return known[name]
        lacking = f"{known[name].title} needs {unmet[0].needs}; there is {unmet[0].has}"
    raise CannotEstimateError(f"No method can answer such a test: {lacking}.")


def _shares(study: Study, level: float) -> tuple[float, ...]:
    """Give the lifts to try, with the one that the study is to find."""
    stated = abs(study.least_lift) / level if study.least_lift and level > 0 else None
    return tuple(sorted({*SHARES, *((stated,) if stated else ())}))


def _length(observations: Observations, history: Panel) -> int:
    panel = observations.panel
    after = len(panel.periods) - panel.first_start if panel is not None else 0
    return after or max(len(history.periods) // 10, 1)


def _named(study: Study, observations: Observations) -> tuple[str, ...]:
    """Give the units that the study treats, where it says so."""
    panel = observations.panel
    if study.treatment.units or panel is None:
        return study.treatment.units
    return tuple(panel.units[one] for one in np.flatnonzero(panel.treated))


def _places(history: Panel, named: Sequence[str]) -> Indices:
    missing = [one for one in named if one not in history.units]
    if missing:
        raise CannotEstimateError(
            f"{missing[0]} has no value in every period before the start, or is not in the data; "
            f"there are {', '.join(history.units[:12])}."
        )
    return np.array(sorted(history.units.index(one) for one in set(named)), dtype=np.int64)


def _faulty(study: Study, where: str, what: str, known: Iterable[str]) -> FaultyInputError:
    remedy = f"Methods are: {', '.join(known)}."
    return FaultyInputError(Issue(Severity.BLOCKS, f"{study.id}, {where}", what, remedy))
