"""A policy's texts through the versions of the plan, with what each changed."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from trueline.coordination.acknowledging.acknowledgement import digest_of
from trueline.plan.organisation.policy import Policy


class LineKind(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    ADDED = "added"
    TAKEN_OUT = "taken out"


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A text of a policy.

    Attributes:
        policy: As it was written.
        plan_version: First version of the plan that has it.
        since: When that was approved, in UTC.
        is_silent: The version's number is that of the text before, which reads otherwise.
        is_unapproved: The text changed and the approval is still that of the text before.
    """

    policy: Policy
    plan_version: int
    since: datetime
    is_silent: bool
    is_unapproved: bool


@dataclass(frozen=True, slots=True)
class TextLine:
    """A paragraph of two texts laid side by side.

    Attributes:
        kind: What became of it.
        text: Its words.
    """

    kind: LineKind
    text: str


def texts_of(versions: Iterable[tuple[int, datetime, Policy]]) -> tuple[PolicyText, ...]:
    """Give each text of a policy, oldest first; versions of the plan that kept it add none.

    Args:
        versions: Number of a version of the plan, when it was approved, and the policy as it
            stood there; oldest first.
    """
    found: list[PolicyText] = []
    for number, at, policy in versions:
        last = found[-1].policy if found else None
        if last is not None and (last.version, digest_of(last)) == _named(policy):
            continue
        is_other = last is not None and digest_of(last) != digest_of(policy)
        is_silent = last is not None and is_other and last.version == policy.version
        approval = (policy.approved_by, policy.approved_on)
        is_unapproved = (
            last is not None
            and is_other
            and policy.approved_on is not None
            and approval == (last.approved_by, last.approved_on)
        )
        found.append(PolicyText(policy, number, at, is_silent, is_unapproved))
    return tuple(found)


def difference_of(old: str, new: str) -> tuple[TextLine, ...]:
    r"""Give the paragraphs of two texts in the order of reading, those taken out before the new.

    Example:
        >>> [one.kind.value for one in difference_of("Be kind.", "Be kind.\n\nBe quick.")]
        ['same', 'added']
    """
    return tuple(_lines(_paragraphs(old), _paragraphs(new)))


def _lines(old: list[str], new: list[str]) -> Iterator[TextLine]:
    for tag, low, high, first, until in difflib.SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            yield from (TextLine(LineKind.SAME, one) for one in old[low:high])
        else:
            yield from (TextLine(LineKind.TAKEN_OUT, one) for one in old[low:high])
            yield from (TextLine(LineKind.ADDED, one) for one in new[first:until])


def _paragraphs(text: str) -> list[str]:
    return [line for line in (" ".join(one.split()) for one in text.splitlines()) if line]


def _named(policy: Policy) -> tuple[int, str]:
    return policy.version, digest_of(policy)
