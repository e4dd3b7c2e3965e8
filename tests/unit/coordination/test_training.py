"""The training register, by hand: who needs what, by when, and the shares that are trained."""

from datetime import date
from decimal import Decimal

import pytest

from trueline.coordination.months import months_after
from trueline.coordination.training.completion import Completion
from trueline.coordination.training.register import (
    Training,
    TrainingLine,
    lines_of,
    needs,
    shares_by,
)
from trueline.plan.governance.training import Course
from trueline.plan.organisation.department import TeamMember

SINCE = date(2026, 1, 10)
TONE = Course("tone", "Tone of voice", valid_months=12, within_days=30)
LAW = Course("law", "Law", for_departments=("desk",), is_for_publishers=True)
ADA = TeamMember("ada", "Ada", "Lead", "desk", is_certified=True)
BO = TeamMember("bo", "Bo", "Agent", "desk")
CLEO = TeamMember("cleo", "Cleo", "Agent", "shop", is_certified=True)
TEAM = (ADA, BO, CLEO)


def read(*completions: Completion, on: date) -> tuple[TrainingLine, ...]:
    return lines_of((TONE, LAW), TEAM, completions, lambda *_: SINCE, on=on)


def standing(course: str, member: str, lines: tuple[TrainingLine, ...]) -> Training:
    (found,) = [one.standing for one in lines if (one.course.id, one.member.id) == (course, member)]
    return found


def took(course: str, member: str, on: date) -> Completion:
    return Completion(course, member, member.title(), on)


def test_department_role_and_publishing_say_who_needs_a_course() -> None:
    assert [needs(LAW, one) for one in TEAM] == [True, False, False]
    assert [needs(TONE, one) for one in TEAM] == [True, True, True]
    agents = Course("calls", "Calls", for_roles=("Agent",))
    assert [needs(agents, one) for one in TEAM] == [False, True, True]


def test_somebody_new_has_thirty_days_and_is_overdue_on_the_next() -> None:
    last = date(2026, 2, 9)  # 10 January and 30 days
    assert standing("tone", "bo", read(on=last)) is Training.OPEN
    assert standing("tone", "bo", read(on=date(2026, 2, 10))) is Training.OVERDUE


def test_what_was_taken_holds_for_a_year_and_is_then_to_be_repeated() -> None:
    taken = took("tone", "bo", date(2026, 2, 28))
    assert standing("tone", "bo", read(taken, on=date(2027, 2, 28))) is Training.TAKEN
    assert standing("tone", "bo", read(taken, on=date(2027, 3, 1))) is Training.EXPIRED
    later = took("tone", "bo", date(2027, 2, 1))
    assert standing("tone", "bo", read(later, taken, on=date(2027, 3, 1))) is Training.TAKEN


def test_a_course_without_an_end_holds_for_good_and_never_before_it_was_taken() -> None:
    taken = took("law", "ada", date(2026, 2, 1))
    assert standing("law", "ada", read(taken, on=date(2036, 1, 1))) is Training.TAKEN
    assert standing("law", "ada", read(taken, on=date(2026, 1, 31))) is Training.OPEN


def test_a_person_is_trained_when_every_course_they_need_holds() -> None:
    on = date(2026, 3, 1)
    lines = read(took("tone", "ada", on), took("tone", "bo", on), on=on)
    by_role = {one.name: (one.trained, one.count) for one in shares_by(lines, lambda m: m.role)}
    assert by_role == {"Lead": (0, 1), "Agent": (1, 2)}  # Ada lacks the law
    by_place = {one.name: one.share for one in shares_by(lines, lambda m: m.department)}
    assert by_place == {"desk": Decimal("0.5"), "shop": Decimal(0)}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 15), 12, date(2027, 5, 15)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then
