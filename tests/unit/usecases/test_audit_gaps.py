"""The audit is scored by what was judged, and its gaps stand worst first."""

from datetime import date
from decimal import Decimal

from trueline.plan.document import Plan
from trueline.plan.organisation.audit import AuditItem, Side
from trueline.plan.starters import find_template
from trueline.usecases.audit_gaps import audit_gaps

EMPTY = Plan("Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", ())


def plan(*audit: AuditItem) -> Plan:
    return Plan("Acme", "2026", date(2026, 1, 1), date(2027, 1, 1), "EUR", (), audit=audit)


def item(name: str, score: int | None, side: Side = Side.PEOPLE, **said: str) -> AuditItem:
    return AuditItem(name, side, f"{name}?", score=score, **said)


def test_what_nobody_judged_is_no_zero() -> None:
    reading = audit_gaps(plan(item("a", 4), item("b", 2), item("c", None)))
    [people] = reading.sides
    assert (people.mean, people.judged) == (Decimal(3), (4, 2))
    assert [one.path for one in reading.open] == ["audit/c"]
    assert audit_gaps(plan(item("a", None))).sides[0].mean is None


def test_gaps_come_worst_first_and_those_left_alone_before_the_others() -> None:
    reading = audit_gaps(
        plan(
            item("unjudged", None, gap="Unknown"),
            item("three", 3, gap="A little"),
            item("owned", 1, action="Do it", owner="Ada"),
            item("alone", 1, action="Do it"),
            item("good", 3),
            item("zero", 0, Side.PROCESS),
        )
    )
    names = [one.item.id for one in reading.gaps]
    assert names == ["zero", "alone", "owned", "three", "unjudged"]
    assert [one.item.id for one in reading.gaps if not one.is_left_alone] == ["owned"]


def test_sides_without_a_question_are_left_out_and_missing_questions_are_counted() -> None:
    asked = find_template("audit").content.audit
    assert audit_gaps(EMPTY).sides == ()
    assert audit_gaps(EMPTY).missing == len(asked)
    whole = audit_gaps(plan(*asked))
    assert [one.side for one in whole.sides] == list(Side)
    assert (whole.missing, whole.gaps) == (0, ())
