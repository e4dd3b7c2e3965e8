"""Edits of a first plan: whole steps at once, each safe to send twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trueline.core.codec import encode_sparsely
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.applying import next_plan
from trueline.plan.channels.account import Account
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.document import Plan
from trueline.plan.edits import AddPart, Edit, SetField, add_part, set_field
from trueline.plan.fitting import edits_of_template
from trueline.plan.naming import mentions
from trueline.plan.organisation.department import Department, TeamMember
from trueline.plan.outline.adding import Where, add_named
from trueline.plan.outline.ids import free_id
from trueline.plan.outline.places import Rank
from trueline.plan.parts import join, look_up, split
from trueline.plan.referring import Named
from trueline.plan.relocating import removing
from trueline.plan.starters import find_template

CHANNELS = "channels"


@dataclass(frozen=True, slots=True)
class ChannelWanted:
    """A network that an organisation uses, or wants to.

    Attributes:
        template: Id of its template, which is the network's name.
        handle: Of the account there, as exports name it; empty while there is none, and the
            channel is planned then.
    """

    template: str
    handle: str = ""


def head_edits(plan: Plan, head: Mapping[str, object]) -> tuple[Edit, ...]:
    """Ask to write fields of the plan itself; those that say the same make no edit.

    Args:
        plan: As it is.
        head: Value by the field's name.
    """
    edits = (set_field(plan, name, value) for name, value in head.items())
    return tuple(one for one in edits if one.value != one.was)


def department_edits(plan: Plan, names: Sequence[str]) -> tuple[Edit, ...]:
    """Ask to have these departments and no others."""
    edits: list[Edit] = []
    for one in plan.departments:
        if one.name not in names:
            plan = _then(plan, edits, removing(plan, join("departments", one.id)))
    for name in _new(names, [one.name for one in plan.departments]):
        new = free_id({one.id for one in plan.departments}, name)
        plan = _then(plan, edits, [add_part(plan, "departments", Department(new, name))])
    return tuple(edits)


def template_edits(plan: Plan, names: Sequence[str]) -> tuple[Edit, ...]:
    """Ask to bring templates in, one after the other.

    Raises:
        MissingError: There is no such template.
        FaultyInputError: A perspective of a template has no match in the plan.
    """
    edits: list[Edit] = []
    for name in names:
        plan = _then(plan, edits, edits_of_template(plan, find_template(name), perspectives={}))
    return tuple(edits)


def goal_edits(
    plan: Plan, names: Sequence[str], *, raised: Sequence[str], serves: Mapping[str, Sequence[str]]
) -> tuple[Edit, ...]:
    """Ask for goals of the organisation, and say which of them the scopes' goals help.

    Args:
        plan: As it is.
        names: Of new goals; those that are there already are passed over.
        raised: Paths of scopes' goals that are the organisation's too.
        serves: Path of a scope's goal to ids of goals of the organisation.

    Raises:
        MissingError: The plan has no such goal.
    """
    edits: list[Edit] = []
    new = _new(names, [one.name for one in plan.goals])
    if new:
        plan = _then(plan, edits, add_named(plan, Where(Rank.GOAL), new))
    for path in raised:
        goal = look_up(plan, path)
        known = {one.name: one.id for one in plan.goals}
        if goal.name not in known:
            plan = _then(plan, edits, add_named(plan, Where(Rank.GOAL), [goal.name]))
            known[goal.name] = plan.goals[-1].id
        served = tuple(dict.fromkeys((*goal.serves, known[goal.name])))
        plan = _then(plan, edits, _changed(plan, join(path, "serves"), served))
    for path, ids in serves.items():
        if path not in raised:
            plan = _then(plan, edits, _changed(plan, join(path, "serves"), tuple(ids)))
    return tuple(edits)


def channel_edits(plan: Plan, wanted: Sequence[ChannelWanted]) -> tuple[Edit, ...]:
    """Ask to bring channels in from the templates of their networks.

    Raises:
        MissingError: There is no such template.
        FaultyInputError: Two channels have the same account.
    """
    edits: list[Edit] = []
    for one in wanted:
        if f"{one.template}/{one.handle}" in _accounts(plan):
            what = f"The account {one.template}/{one.handle} belongs to a channel already."
            issue = Issue(Severity.BLOCKS, one.template, what, "Name another account.")
            raise FaultyInputError(issue)
        found = edits_of_template(plan, find_template(one.template), perspectives={})
        plan = _then(plan, edits, [_in_use(edit, one) for edit in found])
    return tuple(edits)


def team_edits(plan: Plan, names: Sequence[str]) -> tuple[Edit, ...]:
    """Ask to add people by their names; those that are there already are passed over."""
    edits: list[Edit] = []
    for name in _new(names, [one.name for one in plan.team]):
        new = free_id({one.id for one in plan.team}, name)
        plan = _then(plan, edits, [add_part(plan, "team", TeamMember(new, name))])
    return tuple(edits)


def people_named(plan: Plan) -> tuple[str, ...]:
    """Give the people whom the plan names as owners and the like, and who are not in its team."""
    named = (one.name for one in mentions(plan, of={Named.PERSON}))
    return _new(tuple(named), [one.name for one in plan.team])


def _in_use(edit: Edit, wanted: ChannelWanted) -> Edit:
    if not isinstance(edit, AddPart) or edit.within != CHANNELS:
        return edit
    if not wanted.handle:
        return replace(edit, part={**edit.part, "status": ChannelStatus.PLANNED.value})
    account = Account(wanted.template, wanted.handle)
    return replace(edit, part={**edit.part, "accounts": encode_sparsely([account])})


def _accounts(plan: Plan) -> set[str]:
    held = [*plan.loose_accounts, *(one for each in plan.channels for one in each.accounts)]
    return {one.key for one in held}


def _changed(plan: Plan, path: str, value: Any) -> Iterator[SetField]:  # noqa: ANN401 - any field
    edit = set_field(plan, join(*split(path)), value)
    if edit.value != edit.was:
        yield edit


def _new(names: Sequence[str], known: Sequence[str]) -> tuple[str, ...]:
    """Give names that are not known yet, each once; letters alike but for their case are one."""
    taken = {one.casefold() for one in known}
    found: dict[str, str] = {}
    for name in names:
        if name.casefold() not in taken:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _then(plan: Plan, edits: list[Edit], more: Sequence[Edit] | Iterator[Edit]) -> Plan:
    """Keep edits and give the plan after them, so that the next ones find what these made."""
    for edit in more:
        plan, done = next_plan(plan, edit)
        edits.append(done)
    return plan
