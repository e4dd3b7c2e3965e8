"""Policies: who accepted today's text, who passed its quiz, and what became of the text."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from trueline.coordination.acknowledging.acknowledgement import (
    Acknowledgement,
    Choice,
    QuizTry,
    digest_of,
)
from trueline.coordination.acknowledging.quiz import (
    faults_of_answers,
    marked,
    needed_right,
    passes,
)
from trueline.coordination.acknowledging.standing import standing_of, who_has_to
from trueline.coordination.acknowledging.texts import LineKind, difference_of, texts_of
from trueline.plan.organisation.department import TeamMember
from trueline.plan.organisation.policy import Policy, PolicyKind, QuizQuestion

ON = date(2026, 3, 1)
QUIZ = (
    QuizQuestion("first", "May we be rude?", ("Yes", "No"), right=2),
    QuizQuestion("second", "Who is called?", ("Nobody", "Ada", "Bo"), right=2),
)
LAW = Policy(
    "law",
    PolicyKind.LEGAL,
    "Law",
    body="Be kind.\n\nCall Ada.",
    version=2,
    approved_by="Ada",
    approved_on=date(2026, 1, 5),
    quiz=QUIZ,
)
TEAM = tuple(
    TeamMember(name, name.title(), department=where)
    for name, where in (("ada", "sales"), ("bo", "sales"), ("cleo", "law"), ("dora", "law"))
)


def said(member: str, *, version: int = 2, digest: str = digest_of(LAW)) -> Acknowledgement:
    return Acknowledgement("law", version, member, member.title(), date(2026, 2, 1), digest)


def tried(member: str, *, passed: bool) -> QuizTry:
    choices = (
        Choice("first", 2, is_right=True),
        Choice("second", 2 if passed else 1, is_right=passed),
    )
    return QuizTry("law", 2, member, member, ON, choices, passed, digest_of(LAW))


def test_of_four_who_have_to_three_accepted_and_one_knows_it() -> None:
    accepted = [said("ada"), said("bo"), said("cleo"), said("gone")]
    tries = [tried("ada", passed=True), tried("bo", passed=False)]
    found = standing_of(LAW, TEAM, accepted, tries, on=ON)
    assert found.accepted_share == Decimal("0.75")
    assert found.passed_share == Decimal("0.25")
    assert [one.id for one in found.outstanding] == ["dora"]
    assert not found.is_changed_silently


def test_a_new_version_has_to_be_accepted_anew() -> None:
    raised = replace(LAW, version=3, body="Be kind and quick.")
    found = standing_of(raised, TEAM, [said("ada")], [tried("ada", passed=True)], on=ON)
    assert (found.accepted_share, found.passed_share) == (0, 0)
    assert found.members[0].before == said("ada")
    assert not found.is_changed_silently


def test_a_text_changed_under_the_same_number_counts_for_nobody_and_is_told() -> None:
    changed = replace(LAW, body="Be quick.")
    found = standing_of(changed, TEAM, [said("ada")], (), on=ON)
    assert found.is_changed_silently
    assert found.accepted_count == 0
    blanks = replace(LAW, body="Be  kind.\n\nCall Ada.\n")
    assert standing_of(blanks, TEAM, [said("ada")], (), on=ON).accepted_count == 1


def test_nobody_owes_an_unapproved_text_and_no_share_is_said() -> None:
    found = standing_of(replace(LAW, approved_on=None), TEAM, (), (), on=ON)
    assert (found.accepted_share, found.outstanding) == (None, ())


def test_only_people_of_the_named_departments_have_to_accept() -> None:
    narrowed = replace(LAW, for_departments=("law",))
    assert [one.id for one in who_has_to(narrowed, TEAM)] == ["cleo", "dora"]
    none = standing_of(replace(LAW, for_departments=("shop",)), TEAM, (), (), on=ON)
    assert none.accepted_share is None


def test_what_was_said_later_does_not_count_on_an_earlier_day() -> None:
    found = standing_of(LAW, TEAM, [said("ada")], (), on=date(2026, 1, 31))
    assert found.accepted_count == 0


def test_a_quiz_is_passed_with_all_right_or_the_share_that_the_policy_states() -> None:
    half = marked(QUIZ, {"first": 2, "second": 3})
    assert [one.is_right for one in half] == [True, False]
    assert not passes(LAW, half)
    assert passes(replace(LAW, pass_share=Decimal("0.5")), half)
    assert needed_right(replace(LAW, pass_share=Decimal(0))) == 1
    assert needed_right(replace(LAW, quiz=())) == 0


def test_answers_that_are_missing_or_not_to_choose_from_are_told() -> None:
    assert not list(faults_of_answers(LAW, {"first": 1, "second": 1}))
    missing, beyond = faults_of_answers(LAW, {"second": 4})
    assert missing.what == "“May we be rude?” has no answer."
    assert beyond.what == "“Who is called?” has no answer 4."
    broken = replace(LAW, quiz=(replace(QUIZ[0], right=3),))
    (fault,) = faults_of_answers(broken, {"first": 1})
    assert "its right answer is not among them" in fault.what


def test_texts_are_told_once_and_silent_changes_are_named() -> None:
    day = datetime(2026, 1, 5, tzinfo=UTC)
    silent = replace(LAW, body="Be quick.")
    raised = replace(silent, version=3, approved_on=date(2026, 2, 1))
    found = texts_of([(1, day, LAW), (2, day, LAW), (3, day, silent), (4, day, raised)])
    told = [(one.plan_version, one.is_silent, one.is_unapproved) for one in found]
    assert told == [(1, False, False), (3, True, True), (4, False, False)]


def test_the_difference_of_two_texts_is_told_by_paragraph() -> None:
    found = difference_of("Be kind.\n\nCall Ada.\n\nSmile.", "Be kind.\n\nCall Bo.\n\nSmile.")
    assert [(one.kind, one.text) for one in found] == [
        (LineKind.SAME, "Be kind."),
        (LineKind.TAKEN_OUT, "Call Ada."),
        (LineKind.ADDED, "Call Bo."),
        (LineKind.SAME, "Smile."),
    ]
