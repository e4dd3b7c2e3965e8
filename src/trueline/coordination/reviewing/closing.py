"""Closing: what a meeting lacks before it may close, said as a list that people can work off."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from trueline.coordination.deciding.decision import Decision
from trueline.coordination.reviewing.changing import minuted_of
from trueline.coordination.reviewing.quorum import Quorum
from trueline.coordination.reviewing.session import Session
from trueline.coordination.reviewing.strategy import is_founded
from trueline.core.issue import Issue, Severity


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What became of the plan while a meeting went on.

    Attributes:
        count: Changes of the draft, or of a version that came into force meanwhile.
        strategic: Those of them that change goals, KPIs, targets or tactics.
        assumptions: Paths of the assumptions whose numbers changed.
    """

    count: int = 0
    strategic: int = 0
    assumptions: frozenset[str] = frozenset()


NO_CHANGE = PlanChange()


def lacking(
    session: Session,
    quorum: Quorum,
    decisions: Sequence[Decision],
    change: PlanChange = NO_CHANGE,
    blocking: Iterable[Issue] = (),
) -> tuple[Issue, ...]:
    """Give what is missing before a meeting may close; empty when nothing is.

    Args:
        session: That is open.
        quorum: Of those who came.
        decisions: Made in it.
        change: That closing would put in force, or that came into force meanwhile.
        blocking: What stops the draft from being approved; empty where it is to stay a draft.
    """
    return (
        *_unclassed(session),
        *_undecidable(quorum, decisions),
        *_unfounded(decisions, change),
        *blocking,
    )


def unclassed(session: Session) -> tuple[str, ...]:
    """Give the titles of exceptions that have no class yet, in the agenda's order."""
    return tuple(
        one.title
        for one in session.agenda
        if one.must_be_classed and minuted_of(session, one.key).variance is None
    )


def _unclassed(session: Session) -> Iterator[Issue]:
    for title in unclassed(session):
        yield _lacks(f"“{title}” has no class.", "Say why the number is not where it should be.")


def _undecidable(quorum: Quorum, decisions: Sequence[Decision]) -> Iterator[Issue]:
    if not decisions or quorum.is_reached:
        return
    if not quorum.seats:
        yield _lacks(
            "The body that meets has no seats in the plan of this meeting, so it has no quorum, "
            "but something was decided.",
            "Take the decisions back and keep them outside of a meeting, or at the next one, once "
            "the plan names the body's seats.",
        )
        return
    needed = "1 person is" if quorum.needed == 1 else f"{quorum.needed} people are"
    yield _lacks(
        f"{quorum.words}, and {needed} needed, but something was decided.",
        "Say who came, or take the decisions back. Whoever has two seats counts once.",
    )


def _unfounded(decisions: Sequence[Decision], change: PlanChange) -> Iterator[Issue]:
    if change.strategic and not is_founded(decisions, change.assumptions):
        yield _lacks(
            f"The strategy changes in {_places(change.strategic)}, and no decision cites an "
            "assumption whose numbers changed.",
            "Let a decision cite the assumption, or say in it why none changed.",
        )


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count} places"


def _lacks(what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, "meeting", what, remedy)
