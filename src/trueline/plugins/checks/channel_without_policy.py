"""A policy that is missing, not approved, or past its review, for a channel in use.

What: every channel that is active needs a policy of each of the four kinds: proper use, content
management, response times, legal. A policy counts when it has a text, somebody approved it on a
day that has come, and its review day, if it has one, is not past. One that names channels counts
for these only. Each kind that the plan lacks altogether is reported, and each policy that does not
count, with the channels that depend on it.

Why it matters: policies are what lets many people write in the organisation's name without asking
each time, and what protects them when something goes wrong.

How to mend it: write the missing policy (there are templates), have it approved, or look it over
again and set its next review day.

Source: mission check A12; four kinds of policies before anybody engages (S4).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from trueline.contracts.check import Check, CheckGround, Found
from trueline.core.issue import Severity
from trueline.core.spoken_lists import listed
from trueline.plan.channels.channel import ChannelStatus
from trueline.plan.organisation.policy import Policy, PolicyKind
from trueline.plan.parts import join


def _find(ground: CheckGround) -> Iterator[Found]:
    plan = ground.plan
    active = {one.id: one.name for one in plan.channels if one.status is ChannelStatus.ACTIVE}
    if not active:
        return
    for kind in PolicyKind:
        policies = [one for one in plan.policies if one.kind is kind]
        if policies:
            yield from _of_kind(policies, active, ground.today)
        else:
            yield _missing(kind, active)


def _missing(kind: PolicyKind, active: dict[str, str]) -> Found:
    return Found(
        "policies",
        f"There is no policy on {kind} for {listed(active.values())}.",
        "Write it, or take a template, and have it approved.",
        about=f"{kind}: {_ids(active)}",
    )


def _of_kind(policies: list[Policy], active: dict[str, str], today: date) -> Iterator[Found]:
    covered = _meant(active, *(one for one in policies if not _fault(one, today)))
    for policy in policies:
        fault, depend = _fault(policy, today), _meant(active, policy) - covered
        if fault and depend:
            yield Found(
                join("policies", policy.id, fault.field),
                f"The policy “{policy.title}” for {_names(depend, active)} {fault.words}.",
                fault.remedy,
                about=_ids(depend),
            )
    beside = active.keys() - _meant(active, *policies)
    if beside:
        first = min(policies, key=lambda one: one.id)
        yield Found(
            join("policies", first.id, "applies_to"),
            f"No policy on {first.kind} applies to {_names(beside, active)}.",
            "Let one apply to it too, or write another.",
            about=_ids(beside),
        )


def _meant(active: dict[str, str], *policies: Policy) -> set[str]:
    """Give the ids of the active channels that policies speak of."""
    return {
        one
        for policy in policies
        for one in active
        if one in policy.applies_to or not policy.applies_to
    }


def _ids(channels: Iterable[str]) -> str:
    return ", ".join(sorted(channels))


def _names(ids: set[str], active: dict[str, str]) -> str:
    return listed(active[one] for one in ids)


def _fault(policy: Policy, today: date) -> "_Fault | None":
    """Give what keeps a policy from counting; None when it counts."""
    approved, review = policy.approved_on, policy.review_on
    if not policy.body.strip():
        return _Fault("body", "has no text", "Write it, or take a template.")
    if not policy.approved_by:
        return _Fault("approved_by", "is approved by nobody", "Have it approved.")
    if approved is None:
        words = "has no day on which it was approved"
        return _Fault("approved_on", words, "Write the day.")
    if approved > today:
        return _Fault("approved_on", f"is approved from {approved} only", "Have it approved now.")
    if review is not None and review < today:
        words = f"should have been looked at again on {review}"
        return _Fault("review_on", words, "Look it over, and set the next day.")
    return None


class _Fault(NamedTuple):
    """What keeps a policy from counting.

    Attributes:
        field: Where it is mended.
        words: What is wrong.
        remedy: What to do.
    """

    field: str
    words: str
    remedy: str


CHECK = Check(
    name="channel-without-policy",
    title="Policy missing, not approved or past its review",
    severity=Severity.BLOCKS,
    source="A12, S4",
    find=_find,
)
