"""Policies in words and rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.coordination.acknowledging.acknowledgement import Means, QuizTry
from trueline.coordination.acknowledging.standing import MemberStanding, PolicyStanding
from trueline.coordination.acknowledging.texts import PolicyText, TextLine, difference_of
from trueline.measure.responding.conversation import WaitKind
from trueline.plan.organisation.policy import Policy
from trueline.usecases.coordinating.policies.promises_kept import PromiseKept
from trueline.web.status import StatusLook

MEANS: dict[Means, str | Promise] = {
    Means.HERE: gettext_lazy("here"),
    Means.PAPER: gettext_lazy("on paper"),
    Means.MEETING: gettext_lazy("in a meeting"),
}
WAITS = {
    WaitKind.FIRST_REPLY: gettext_lazy("First reply"),
    WaitKind.NEXT_REPLY: gettext_lazy("Every later reply"),
    WaitKind.RESOLUTION: gettext_lazy("Settled"),
}
IN_FORCE = StatusLook(gettext_lazy("In force"), "check-circle", "good")
REVIEW_DUE = StatusLook(gettext_lazy("Review due"), "clock", "warn")
NOT_APPROVED = StatusLook(gettext_lazy("Not approved"), "x-circle", "bad")
NO_TEXT = StatusLook(gettext_lazy("No text yet"), "x-circle", "bad")
ACCEPTED = StatusLook(gettext_lazy("Accepted"), "check-circle", "good")
EARLIER = StatusLook(gettext_lazy("An earlier text"), "clock", "warn")
NOT_YET = StatusLook(gettext_lazy("Not yet"), "minus-circle", "none")


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy's line.

    Attributes:
        standing: Where it stands.
        look: Whether it is in force.
        accepted_bar: Length of its bar, 0 to 100.
        passed_bar: Of those who passed its quiz.
    """

    standing: PolicyStanding
    look: StatusLook
    accepted_bar: int
    passed_bar: int

    @property
    def policy(self) -> Policy:
        """The policy."""
        return self.standing.policy


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person who has to accept a policy.

    Attributes:
        standing: Where they stand.
        look: Whether they accepted it.
        means: How; empty where they did not.
        last: Their newest quiz on today's text; None without one.
    """

    standing: MemberStanding
    look: StatusLook
    means: str | Promise
    last: QuizTry | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text of a policy in its history.

    Attributes:
        text: Itself.
        lines: What it changed; empty for the first.
        told: What a reader should know of how it came about; sentences.
    """

    text: PolicyText
    lines: tuple[TextLine, ...]
    told: tuple[str, ...]


def policy_row(standing: PolicyStanding) -> PolicyRow:
    """Put where a policy stands into a line."""
    return PolicyRow(
        standing,
        _look(standing),
        round(100 * (standing.accepted_share or 0)),
        round(100 * (standing.passed_share or 0)),
    )


def person_rows(standing: PolicyStanding) -> list[PersonRow]:
    """Put the people who have to accept a policy into rows, those who still owe it first."""
    rows = [_person_row(one) for one in standing.members]
    return sorted(rows, key=lambda one: one.standing.accepted is not None)


def text_rows(texts: Iterable[PolicyText]) -> list[TextRow]:
    """Put the texts of a policy into rows, newest first."""
    rows: list[TextRow] = []
    before = None
    for one in texts:
        lines = difference_of(before.policy.body, one.policy.body) if before else ()
        rows.append(TextRow(one, lines, tuple(_told(one))))
        before = one
    return rows[::-1]


def promise_rows(kept: Iterable[PromiseKept]) -> list[dict[str, object]]:
    """Put the promises of a policy into rows."""
    return [
        {
            "promise": one.promise,
            "wait": WAITS[one.kind],
            "within": one.within_min,
            "attainment": one.attainment,
            "share": one.attainment.share if one.attainment else None,
            "is_kept": one.attainment.share.value >= one.promise.share
            if one.attainment and one.attainment.share
            else None,
        }
        for one in kept
    ]


def _look(standing: PolicyStanding) -> StatusLook:
    if not standing.policy.body.strip():
        return NO_TEXT
    if not standing.is_in_force:
        return NOT_APPROVED
    return REVIEW_DUE if standing.is_review_due else IN_FORCE


def _person_row(one: MemberStanding) -> PersonRow:
    last = one.tries[-1] if one.tries else None
    if one.accepted is not None:
        return PersonRow(one, ACCEPTED, MEANS[one.accepted.means], last)
    return PersonRow(one, EARLIER if one.before else NOT_YET, "", last)


def _told(text: PolicyText) -> Iterable[str]:
    if text.is_silent:
        yield _("The text was changed and its version was not raised.")
    if text.is_unapproved:
        yield _("The text was changed after it was approved; the approval is of the text before.")
