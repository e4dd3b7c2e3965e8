"""What people say when they decide something, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from trueline.coordination.deciding.decision import DecisionKind
from trueline.core.errors import MissingError
from trueline.core.issue import Issue, Severity
from trueline.core.period import LAST_YEAR
from trueline.plan.document import Plan
from trueline.plan.kpi import Assumption
from trueline.plan.parts import look_up
from trueline.usecases.coordinating.people import owner_issue

LONGEST_SENTENCE = 300
LONGEST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class DecisionWish:
    """Something that people decide, before it is kept.

    Attributes:
        what: In a sentence.
        kind: What is decided.
        because: Why, in words.
        options: What else could have been decided.
        about: Paths of the parts of the plan that it is about.
        numbers: Paths of the KPIs and assumptions whose numbers it rests on, beside those that it
            is about.
        owner: Who sees to it; a name of the plan.
        decided_by: Name of the body or of the person who decides; empty for whoever keeps it.
        review_on: Day on which it is looked at again; None for never.
        meeting: Id of the meeting; empty outside of one.
        study: Id of the study that it rests on; empty for none.
        cites: Paths of the assumptions whose change led to it.
        why_not: Why a strategy changes without a changed assumption.
        supersedes: Id of the decision that it takes the place of; empty for none.
    """

    what: str
    kind: DecisionKind
    because: str
    options: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    owner: str = ""
    decided_by: str = ""
    review_on: date | None = None
    meeting: str = ""
    study: str = ""
    cites: tuple[str, ...] = ()
    why_not: str = ""
    supersedes: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Whatever it names whose numbers are frozen: each once, the study last."""
        named = (*self.about, *self.numbers, *self.cites, *((self.study,) if self.study else ()))
        return tuple(dict.fromkeys(named))


def tidied(wish: DecisionWish) -> DecisionWish:
    """Give a wish without blanks at the ends of its words."""
    return replace(
        wish,
        what=wish.what.strip(),
        because=wish.because.strip(),
        options=tuple(one.strip() for one in wish.options if one.strip()),
        owner=wish.owner.strip(),
        why_not=wish.why_not.strip(),
    )


def issues_of(wish: DecisionWish, plan: Plan | None, *, on: date) -> tuple[Issue, ...]:
    """Give what is wrong with a wish; fields are named by ``where``.

    Args:
        wish: Tidied.
        plan: In force; None where there is none.
        on: Day of the decision.
    """
    return tuple(_issues(wish, plan, on))


def words_issues(what: str, because: str) -> Iterator[Issue]:
    """Yield what is wrong with the words of a decision."""
    if not what:
        yield _issue("what", "It does not say what is decided.", "Say it in a sentence.")
    if len(what) > LONGEST_SENTENCE:
        much = f"The sentence has {len(what)} characters."
        yield _issue("what", much, f"Use {LONGEST_SENTENCE} at most; the rest is a reason.")
    if not because:
        yield _issue("because", "It does not say why.", "Say what speaks for it.")
    if len(because) > LONGEST_WORDS:
        much = f"The reason has {len(because)} characters."
        yield _issue("because", much, f"Use {LONGEST_WORDS} at most.")


def _issues(wish: DecisionWish, plan: Plan | None, on: date) -> Iterator[Issue]:
    yield from words_issues(wish.what, wish.because)
    if wish.review_on is not None and wish.review_on <= on:
        yield _issue(
            "review_on", f"{wish.review_on} is not after {on}, its own day.", "Give a later day."
        )
    elif wish.review_on is not None and wish.review_on.year >= LAST_YEAR:
        yield _issue("review_on", f"{wish.review_on} is too far ahead.", "Give an earlier day.")
    owner = owner_issue(plan, wish.owner)
    if owner is not None:
        yield owner
    for field, paths in (("about", wish.about), ("numbers", wish.numbers)):
        yield from (_unknown(field, one) for one in paths if not _stands(plan, one, object))
    for one in wish.cites:
        if not _stands(plan, one, Assumption):
            yield _issue("cites", f"{one} is no assumption of the plan.", "Choose one of them.")


def _stands(plan: Plan | None, path: str, kind: type[object]) -> bool:
    if plan is None or not path:
        return False
    try:
        return isinstance(look_up(plan, path), kind)
    except MissingError:
        return False


def _unknown(field: str, path: str) -> Issue:
    return _issue(field, f"The plan in force has nothing at {path}.", "Choose a part of it.")


def _issue(field: str, what: str, remedy: str) -> Issue:
    return Issue(Severity.BLOCKS, field, what, remedy)
