"""Coverage map: who takes part department by department, and what nobody looks after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from trueline.coordination.training.register import needs
from trueline.plan.channels.account import Account, AccountStatus
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.governance.body import Body, BodyKind, Seat
from trueline.plan.governance.training import Course
from trueline.plan.organisation.department import Department, TeamMember
from trueline.plan.organisation.policy import Policy
from trueline.plan.parts import join


@dataclass(frozen=True, slots=True)
class Orphan:
    """Something that nobody looks after.

    Attributes:
        what: Which, in a sentence.
        remedy: What to do about it, in a sentence.
        path: Part of the plan where it is mended.
    """

    what: str
    remedy: str
    path: str


@dataclass(frozen=True, slots=True)
class PlacedAccount:
    """An account with its place.

    Attributes:
        account: Itself.
        path: In the plan.
    """

    account: Account
    path: str


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """What a department has to do with social media.

    Attributes:
        department: Itself.
        seats: Its seats, each with the body; those that nobody has are among them.
        accounts: That it keeps; closed ones are left out.
        members: Of the team.
        policies: That its people have to accept.
        courses: That one of its people or more have to have learnt.
        orphans: What nobody looks after in it.
    """

    department: Department
    seats: tuple[tuple[Body, Seat], ...]
    accounts: tuple[PlacedAccount, ...]
    members: tuple[TeamMember, ...]
    policies: tuple[Policy, ...]
    courses: tuple[Course, ...]
    orphans: tuple[Orphan, ...]

    @property
    def enabling_hours(self) -> Decimal:
        """Hours a week in which its people enable others."""
        return sum((one.enabling_hours for one in self.members), Decimal(0))

    @property
    def doing_hours(self) -> Decimal:
        """Hours a week that its people have besides."""
        has = sum((one.hours_week for one in self.members), Decimal(0))
        return max(has - self.enabling_hours, Decimal(0))


@dataclass(frozen=True, slots=True)
class CoverageMap:
    """Who takes part, and what nobody looks after.

    Attributes:
        lines: A department each: those with something orphaned first, else in the plan's order.
        strays: What belongs to no department at all.
    """

    lines: tuple[DepartmentLine, ...]
    strays: tuple[Orphan, ...]

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Everything that nobody looks after."""
        return (*self.strays, *(one for line in self.lines for one in line.orphans))


def coverage_map(plan: Plan) -> CoverageMap:
    """Give departments against their seats, accounts, people, policies and training."""
    accounts = tuple(
        PlacedAccount(one, path)
        for path, one in every(plan, Account)
        if one.status is not AccountStatus.CLOSED
    )
    lines = [_line(plan, one, accounts) for one in plan.departments]
    ordered = sorted(lines, key=lambda one: not one.orphans)
    return CoverageMap(tuple(ordered), tuple(_strays(plan, accounts)))


def _line(plan: Plan, department: Department, accounts: Iterable[PlacedAccount]) -> DepartmentLine:
    name = department.id
    seats = tuple(
        (body, seat) for body in plan.bodies for seat in body.seats if seat.department == name
    )
    own = tuple(one for one in accounts if one.account.department == name)
    members = tuple(one for one in plan.team if one.department == name)
    return DepartmentLine(
        department=department,
        seats=seats,
        accounts=own,
        members=members,
        policies=tuple(one for one in plan.policies if _is_for(one.for_departments, name)),
        courses=tuple(one for one in plan.courses if _is_asked(one, name, members)),
        orphans=tuple(_orphans(plan, department, seats, own, members)),
    )


def _is_for(departments: tuple[str, ...], name: str) -> bool:
    return not departments or name in departments


def _is_asked(course: Course, name: str, members: tuple[TeamMember, ...]) -> bool:
    """Say whether one of a department needs a course; without people, whether it is asked."""
    if not members:
        return _is_for(course.for_departments, name)
    return any(needs(course, one) for one in members)


def _orphans(
    plan: Plan,
    department: Department,
    seats: tuple[tuple[Body, Seat], ...],
    accounts: tuple[PlacedAccount, ...],
    members: tuple[TeamMember, ...],
) -> Iterator[Orphan]:
    name, path = department.name, join("departments", department.id)
    if accounts and not members:
        kept = ", ".join(one.account.key for one in accounts)
        what = f"{name} keeps {kept}, and nobody of the team belongs to it."
        yield Orphan(what, "Put somebody on the team, or hand the accounts over.", path)
    if not _has_voice(plan, department, seats) and (accounts or members):
        what = f"{name} has people or accounts and no voice in the committee."
        remedy = "Give it a seat, or let another department speak for it."
        yield Orphan(what, remedy, "bodies" if plan.bodies else path)
    for body, seat in seats:
        at = join("bodies", body.id, "seats", seat.id)
        if not seat.person:
            yield Orphan(f"The seat of {name} in {body.name} is empty.", "Say who has it.", at)
        elif body.is_compulsory and not seat.deputy:
            what = f"Nobody stands in for {seat.person} in {body.name}."
            yield Orphan(what, "Name a deputy.", at)
    for one in members:
        if not department.representative and not seats:
            yield Orphan(f"Nobody speaks for {name}.", f"{one.name} could.", path)
            return


def _has_voice(plan: Plan, department: Department, seats: Iterable[tuple[Body, Seat]]) -> bool:
    committees = [one for one in plan.bodies if one.kind is BodyKind.STEERING_COMMITTEE]
    if not any(one.seats for one in committees):
        return department.in_committee
    return any(seat.person and body in committees for body, seat in seats)


def _strays(plan: Plan, accounts: Iterable[PlacedAccount]) -> Iterator[Orphan]:
    known = {one.id for one in plan.departments}
    for one in accounts:
        if one.account.department not in known:
            what = f"{one.account.key} belongs to no department."
            yield Orphan(what, "Say which one keeps it, or close it.", one.path)
    for member in plan.team:
        if member.department not in known:
            what = f"{member.name} belongs to no department."
            yield Orphan(what, "Say which one.", join("team", member.id))
