"""How sentences name what a study is about."""

from dataclasses import replace

from trueline.core.errors import MissingError, RefusedQuestionError
from trueline.evidence.study import Study
from trueline.evidence.weighing.finding import Finding
from trueline.evidence.weighing.grade import Grade, OverclaimError, refuse_overclaim
from trueline.evidence.weighing.saying import Answer, Subject, say_finding
from trueline.plan.document import Plan, Tactic
from trueline.plan.naming import path_of, place_of
from trueline.plan.parts import look_up

NAMELESS = "The tactic"

NEUTRAL = {"tactic": NAMELESS, "outcome": "the outcome", "unit": "unit", "period": "period"}
"""What stands for a name that claims too much."""


def subject_of(study: Study, plan: Plan | None = None) -> Subject:
    """Give what sentences about a study's finding name.

    Args:
        study: The question, as it was asked.
        plan: Whose tactic it may be about; None for none.
    """
    columns = study.columns
    tactic = tactic_of(study, plan)
    by_facts = study.source.by if study.source.metric else ""
    return Subject(
        tactic=study.tactic_name or (tactic.name if tactic else NAMELESS),
        outcome=study.outcome or columns.outcome.replace("_", " ") or study.source.metric,
        unit=(columns.unit or by_facts).replace("_", " "),
        period=columns.period.replace("_", " ") or (study.source.grain if by_facts else "period"),
        better=study.better,
        level=study.level,
    )


def said_of(finding: Finding, study: Study, plan: Plan | None = None) -> Answer:
    """Put a study's finding in words; a name that claims too much gives way to a neutral one.

    Args:
        finding: What came of it.
        study: The question, as it was asked.
        plan: Whose tactic it may be about; None for none.
    """
    subject = subject_of(study, plan)
    try:
        return say_finding(finding, subject)
    except OverclaimError:
        return say_finding(finding, _neutral(subject, finding.grade))


def refuse_claiming_names(study: Study) -> None:
    """Refuse a study whose own names say that something was caused, before it is known.

    Args:
        study: To be registered.

    Raises:
        RefusedQuestionError: A name claims a cause.
    """
    subject = subject_of(study)
    for field in NEUTRAL:
        name = getattr(subject, field)
        if _claims(name, Grade.E):
            raise RefusedQuestionError(
                f"The study's {field} is called “{name}”, which says that something was caused "
                "before anybody knows.",
                instead=f"Name the {field} by what it is, without what brought it about.",
            )


def _neutral(subject: Subject, grade: Grade) -> Subject:
    """Replace the names that say more than a grade allows; all of them where none does alone."""
    names = {field: getattr(subject, field) for field in NEUTRAL}
    claiming = {field for field, name in names.items() if _claims(name, grade)} or set(NEUTRAL)
    names |= {field: NEUTRAL[field] for field in claiming}
    return replace(
        subject,
        tactic=names["tactic"],
        outcome=names["outcome"],
        unit=names["unit"],
        period=names["period"],
    )


def _claims(name: str, grade: Grade) -> bool:
    try:
        refuse_overclaim(name, grade)
    except OverclaimError:
        return True
    return False


def tactic_of(study: Study, plan: Plan | None) -> Tactic | None:
    """Give the tactic that a study is about; None where the plan has it not, or not any more."""
    if plan is None or not study.tactic:
        return None
    try:
        found = look_up(plan, path_in_plan(study.tactic))
    except MissingError:
        return None
    return found if isinstance(found, Tactic) else None


def path_in_plan(named: str) -> str:
    """Give the path of what a study names in the plan, by its path or by its place.

    Example:
        >>> path_in_plan("service/answer-fast:guides")
        'scopes/service/social_goals/answer-fast/tactics/guides'
        >>> path_in_plan("loose_tactics/guides")
        'loose_tactics/guides'
    """
    is_path = not named or named.startswith("channels/") or bool(place_of(named))
    return named if is_path else path_of(named)
