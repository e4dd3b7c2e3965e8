"""What remains to be done after the first plan came into force."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.plan.beginning import unlinked_goals
from trueline.plan.completeness import completeness_of
from trueline.web.looked_at import LookedAt

FIRST = 1


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something that still waits.

    Attributes:
        text: What, in a sentence.
        address: Where it is done.
    """

    text: str
    address: str


def first_steps(looked: LookedAt) -> list[FirstStep]:
    """Give what remains while the first version is in force and is read as it stands today."""
    if looked.adopted.number != FIRST or looked.named:
        return []
    return list(_remaining(looked))


def _remaining(looked: LookedAt) -> Iterator[FirstStep]:
    plan = looked.adopted.plan
    if looked.scorecard.data_until is None:
        yield FirstStep(_("Bring export files: no number has come in yet."), reverse("data"))
    if not plan.channels:
        yield FirstStep(_("Say on which channels the plan takes place."), reverse("channels"))
    if thin := sum(bool(completeness_of(plan, one).missing) for one in plan.channels):
        words = ngettext(
            "{0} channel action plan is not complete.",
            "{0} channel action plans are not complete.",
            thin,
        )
        yield FirstStep(words.format(thin), reverse("channels"))
    if loose := sum(1 for _goal in unlinked_goals(plan)):
        words = ngettext(
            "{0} goal of a scope helps no goal of the organisation.",
            "{0} goals of scopes help no goal of the organisation.",
            loose,
        )
        yield FirstStep(words.format(loose), reverse("plan"))
    if idle := sum(1 for one in plan.team if not one.hours_week):
        words = ngettext(
            "{0} person has no hours for social media in the plan.",
            "{0} people have no hours for social media in the plan.",
            idle,
        )
        yield FirstStep(words.format(idle), reverse("part", args=["team"]))
