"""The questions of one owner of the plan, as a page is asked for them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.usecases.checking_in.questions import Question, owner_named, owners, questions
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.visit import Visit

CHOSEN = "check_ins_as"
"""Key in the session under which is remembered whose questions a person answers."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What one owner owes a word on.

    Attributes:
        looked: The plan in force with its readings.
        owner: Name in the plan; empty until somebody is chosen.
        owners: Everybody who owes a word on something, each with the number that is due.
        questions: The owner's, due first.
        shown: The question of the card; None when nothing is due and none was asked for.
    """

    looked: LookedAt
    owner: str
    owners: tuple[tuple[str, int], ...]
    questions: tuple[Question, ...]
    shown: Question | None

    @property
    def on(self) -> date:
        """Day of the page."""
        return self.looked.on

    @property
    def due(self) -> tuple[Question, ...]:
        """The owner's questions that are due."""
        return tuple(one for one in self.questions if one.is_due(self.on))

    @property
    def is_present(self) -> bool:
        """Say whether the page speaks of today by what is known now, so that people may answer."""
        return self.looked.as_of is None and self.on == self.looked.workspace.today

    def find(self, path: str) -> Question:
        """Give the question about a part of the plan.

        Raises:
            MissingError: The owner has none.
        """
        for one in self.questions:
            if one.path == path:
                return one
        raise MissingError(_("This is not asked any more; look at the list again."))


def my_questions(visit: Visit) -> Mine | None:
    """Give the questions of whom the address names, the form, the session, or the person's name.

    None before there is a plan in force.
    """
    looked = look_at(visit)
    if looked is None:
        return None
    moment = looked.as_of.moment if looked.as_of else None
    said = looked.workspace.check_ins.all(as_of=moment)
    every = questions(looked.adopted.plan, looked.scorecard, said)
    owner = _owner(visit, every)
    own = tuple(one for one in every if owner and one.owner == owner)
    due = [one for one in own if one.is_due(looked.on)]
    at = visit.request.GET.get("at", "")
    shown = next((one for one in own if one.path == at), due[0] if due else None)
    counts = tuple(
        (name, sum(one.owner == name and one.is_due(looked.on) for one in every))
        for name in owners(every)
    )
    return Mine(looked, owner, counts, own, shown)


def _owner(visit: Visit, every: tuple[Question, ...]) -> str:
    request = visit.request
    asked = request.POST.get("as") or request.GET.get("as") or ""
    chosen = owner_named(every, asked)
    if chosen:
        if request.session.get(CHOSEN) != chosen:
            request.session[CHOSEN] = chosen
        return chosen
    kept = owner_named(every, str(request.session.get(CHOSEN, "")))
    return owner_named(every, visit.member.name) or kept
