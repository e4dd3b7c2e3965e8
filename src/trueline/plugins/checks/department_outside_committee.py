"""A department that keeps accounts and does not sit in the steering committee.

What: an account that is not closed belongs to a department, and that department is not in the
committee, or is in it with nobody to represent it. A deputy alone does not represent it. Where the
plan names the seats of its steering committee, they decide; else what the department says of
itself.

Why it matters: the committee decides what is posted where, and a department that was not asked
goes on as before. Most accounts that nobody knew of were opened by such a department.

How to mend it: give the department a seat and name its representative, or hand its accounts to a
department that has one.

Source: mission check A19; coordination across departments (S3).
"""

from collections.abc import Iterator

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.plan.channels.account import Account, AccountStatus
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.governance.body import BodyKind
from trueline.plan.organisation.department import Department
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    seated = _seated(ground.plan)
    accounts = sorted((one for _, one in every(ground.plan, Account)), key=lambda one: one.key)
    for department in ground.plan.departments:
        kept = [
            one.key
            for one in accounts
            if one.department == department.id and one.status is not AccountStatus.CLOSED
        ]
        if kept and seated is None:
            yield from _without_seat(department, ", ".join(kept))
        elif kept and seated is not None and department.id not in seated:
            yield _outside(department, ", ".join(kept))


def _seated(plan: Plan) -> frozenset[str] | None:
    """Give the departments that somebody speaks for in a committee; None where none has seats."""
    seats = [
        seat
        for body in plan.bodies
        if body.kind is BodyKind.STEERING_COMMITTEE
        for seat in body.seats
    ]
    return frozenset(one.department for one in seats if one.person) if seats else None


def _outside(department: Department, kept: str) -> Found:
    return Found(
        join("departments", department.id, "in_committee"),
        f"{department.name} keeps {kept} and has no seat in the committee.",
        "Give it a seat with a representative, or hand its accounts over.",
        about=kept,
    )


def _without_seat(department: Department, kept: str) -> Iterator[Found]:
    path = join("departments", department.id)
    if not department.in_committee:
        yield _outside(department, kept)
    elif not department.representative:
        yield Found(
            join(path, "representative"),
            f"{department.name} keeps {kept}, and nobody represents it in the committee.",
            "Name who speaks for it.",
            about=kept,
        )


CHECK = Check(
    name="department-outside-committee",
    title="Department with accounts and no seat",
    severity=Severity.WARNS,
    source="A19, S3",
    find=_find,
)
