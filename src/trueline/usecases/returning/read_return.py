"""Return: what each study's lift is worth, by channel and in all, and what is left out of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trueline.evidence.stated_worth import Cost
from trueline.evidence.study import Study
from trueline.evidence.weighing.grade import Grade
from trueline.evidence.worth.roi import Return, as_graded, draw_costs, draw_worth, returned
from trueline.evidence.worth.total import Line, Total, total_of
from trueline.evidence.worth.total_lift import total_lift_of
from trueline.plan.document import Plan
from trueline.usecases.returning.budgeted import Valued, valued
from trueline.usecases.returning.counted_once import counted_elsewhere
from trueline.usecases.studying.listed_studies import ListedStudy, listed_studies
from trueline.usecases.studying.running import StudyRun
from trueline.usecases.studying.subject_of import tactic_of
from trueline.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StudyReturn:
    """What one study says that its tactic returned.

    Attributes:
        study: The question as it was answered.
        at: When it was run, in UTC.
        name: Of the tactic, or of the study where it names none.
        channels: Of the tactic in the plan; empty where it is none of the plan's.
        grade: Of the claim; None where no method answered.
        returned: None where nothing can be said.
        costs: All that its tactic took.
        costs_from_budget: They are those of the plan's budget, since the study states none.
        why: Why not, or why it is in no total, in a sentence; empty where it is in one.
        beside: What else a reader must know of its costs, in sentences.
        is_counted: Whether its value is in a total.
    """

    study: Study
    at: datetime
    name: str
    channels: tuple[str, ...]
    grade: Grade | None
    returned: Return | None
    costs: tuple[Cost, ...]
    costs_from_budget: bool
    why: str
    beside: tuple[str, ...]
    is_counted: bool


@dataclass(frozen=True, slots=True)
class ChannelReturn:
    """What studies say of one channel.

    Attributes:
        channel: Its id; empty for tactics on several channels, or on none of the plan's.
        totals: By kind and currency.
    """

    channel: str
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class ReturnStatement:
    """What all studies say.

    Attributes:
        studies: One by one, those that are worth most first.
        totals: By kind and currency; kinds are never added together.
        channels: The same by channel; what is on several, or on none of the plan's, comes last.
    """

    studies: tuple[StudyReturn, ...]
    totals: tuple[Total, ...]
    channels: tuple[ChannelReturn, ...]


@dataclass(frozen=True, slots=True)
class _Answered:
    """A run with what it is worth; ``line`` is None, and ``why`` says why, where nothing is."""

    run: StudyRun
    valued: Valued
    line: Line | None
    why: str
    returned: Return | None


def read_return(
    workspace: Workspace, plan: Plan | None, *, as_of: datetime | None = None
) -> ReturnStatement:
    """Give what the newest run of each study of an organisation says that its tactic returned.

    Args:
        workspace: Of the organisation.
        plan: Whose tactics, channels and budget count; None for none.
        as_of: Moment whose knowledge counts, in UTC; None for the present.
    """
    return returns_of(listed_studies(workspace, as_of=as_of), plan)


def returns_of(studies: Iterable[ListedStudy], plan: Plan | None) -> ReturnStatement:
    """Give what the newest runs of studies say that their tactics returned.

    Two studies of one tactic over the same days are not added: the better grade counts, and the
    newer one of the same grade.

    Args:
        studies: With their runs.
        plan: Whose tactics, channels and budget count; None for none.
    """
    runs = [one.run for one in studies if one.run is not None]
    asked = [_answered(run, plan) for run in runs if run.asked.worth is not None]
    twice = counted_elsewhere(one.run for one in asked)
    found = [_study_return(one, plan, twice) for one in asked]
    lines = [one.line for one in asked if one.line and one.run.asked.id not in twice]
    hurdles = {one.run.asked.id: one.run.asked.worth.hurdle for one in asked if one.run.asked.worth}
    places = {one.study.id: _place(one.channels) for one in found}
    return ReturnStatement(
        tuple(sorted(found, key=_worth_first)),
        _totals(lines, hurdles),
        tuple(
            ChannelReturn(
                place, _totals([one for one in lines if places[one.study] == place], hurdles)
            )
            for place in sorted({places[one.study] for one in lines}, key=_named_first)
        ),
    )


def _answered(run: StudyRun, plan: Plan | None) -> _Answered:
    """Value a run, by the same draws as when it was run."""
    study, finding, worth = run.asked, run.results.finding, valued(run, plan)
    total = total_lift_of(finding, study.better)
    if worth.worth is None or finding is None or total is None:
        why = run.results.why_no_return or "No method that carries weight gave a lift."
        return _without_value(run, worth, why, plan)
    stated = worth.worth
    try:
        value, cost = draw_worth(
            stated,
            total,
            study=study.id,
            seed=study.seed,
        )
        found = returned(value, cost, hurdle=stated.hurdle, currency=stated.currency)
    except ValueError as unclear:
        return _without_value(run, worth, str(unclear), plan)
    line = Line(
        study.id, _name(study, plan), stated.line, finding.grade, value, cost, stated.currency
    )
    return _Answered(run, worth, line, "", as_graded(found, finding.grade, total.freedom))


def _without_value(run: StudyRun, worth: Valued, why: str, plan: Plan | None) -> _Answered:
    """Give a run without a value: what was paid for it was paid, and counts where it is known."""
    study, stated, finding = run.asked, worth.worth, run.results.finding
    if stated is None or not stated.costs:
        return _Answered(run, worth, None, why, None)
    try:
        cost = draw_costs(stated, study=study.id, seed=study.seed)
    except ValueError:
        return _Answered(run, worth, None, why, None)
    grade = finding.grade if finding else None
    line = Line(study.id, _name(study, plan), stated.line, grade, None, cost, stated.currency)
    return _Answered(run, worth, line, f"{why} Its cost counts in the total.", None)


def _study_return(one: _Answered, plan: Plan | None, twice: Mapping[str, str]) -> StudyReturn:
    study, finding, why = one.run.asked, one.run.results.finding, one.why
    if study.id in twice:
        why = f"The same tactic over the same days is counted by the study {twice[study.id]}."
    elif not why and one.line is not None:
        why = one.line.why_left_out
        why = why[:1].upper() + why[1:]
    tactic = tactic_of(study, plan)
    return StudyReturn(
        study=study,
        at=one.run.at,
        name=_name(study, plan),
        channels=tactic.channels if tactic else (),
        grade=finding.grade if finding else None,
        returned=one.returned,
        costs=one.valued.worth.costs if one.valued.worth else (),
        costs_from_budget=one.valued.is_from_budget,
        why=why,
        beside=(*one.valued.says, *_without_ratio(one.returned)),
        is_counted=one.line is not None and not why,
    )


def _without_ratio(found: Return | None) -> tuple[str, ...]:
    if found is None or found.roi is not None:
        return ()
    return ("Its cost may be nothing, so that no ratio to it is said.",)


def _named_first(place: str) -> tuple[bool, str]:
    return not place, place


def _totals(lines: Sequence[Line], hurdles: Mapping[str, float]) -> tuple[Total, ...]:
    """Add up by kind and currency; the hurdle is the highest that a counted study was held to."""
    found = []
    for kind, currency in sorted({(one.kind, one.currency) for one in lines}):
        same = [one for one in lines if (one.kind, one.currency) == (kind, currency)]
        hurdle = max(hurdles[one.study] for one in same)
        found.append(total_of(same, kind=kind, currency=currency, hurdle=hurdle))
    return tuple(found)


def _name(study: Study, plan: Plan | None) -> str:
    tactic = tactic_of(study, plan)
    return study.tactic_name or (tactic.name if tactic else study.id)


def _place(channels: tuple[str, ...]) -> str:
    return channels[0] if len(channels) == 1 else ""


def _worth_first(one: StudyReturn) -> tuple[float, str]:
    return (-one.returned.net.p50 if one.returned else float("inf")), one.study.id
