"""The first-run wizard: which step is shown, how far the first plan is, and what a step writes."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.draft_shelf import DraftState
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.plan.applying import EditRefusedError, Refused
from trueline.plan.beginning import BeginStep, done_steps
from trueline.usecases.edit_plan import Compose, edit_plan
from trueline.web.plan_looked import PlanLooked, look_at_draft
from trueline.web.undoing import say_done
from trueline.web.visit import Visit

Rest = ParamSpec("Rest")
StepView = Callable[Concatenate[Visit, PlanLooked, Rest], HttpResponse]

TITLES: Mapping[BeginStep, str | Promise] = {
    BeginStep.ORGANISATION: gettext_lazy("Your organisation"),
    BeginStep.SCOPES: gettext_lazy("Who takes part"),
    BeginStep.GOALS: gettext_lazy("What the organisation wants"),
    BeginStep.MISSIONS: gettext_lazy("Why social media"),
    BeginStep.KPIS: gettext_lazy("How it is measured"),
    BeginStep.CHANNELS: gettext_lazy("Where it takes place"),
    BeginStep.PEOPLE: gettext_lazy("Who does it"),
    BeginStep.IMPORT: gettext_lazy("First numbers"),
    BeginStep.CHECK: gettext_lazy("Check and agree"),
}
STEPS = tuple(BeginStep)


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the list of steps.

    Attributes:
        title: For people.
        address: Of its page; empty while it cannot be opened.
        is_done: Whether it has what it needs.
        is_here: Whether it is the one that is shown.
    """

    title: str | Promise
    address: str
    is_done: bool
    is_here: bool


def address_of(step: BeginStep) -> str:
    """Give the address of a step's page."""
    return reverse(f"begin-{step}")


def after(step: BeginStep) -> str:
    """Give the address of the step after one."""
    return address_of(STEPS[STEPS.index(step) + 1])


def first_draft(visit: Visit) -> PlanLooked | None:
    """Give the draft of the first plan; None before it is begun, and once a plan is in force."""
    looked = look_at_draft(visit)
    return looked if looked and looked.draft and looked.draft.base == 0 else None


def has_facts(looked: PlanLooked) -> bool:
    """Say whether anything was imported."""
    return bool(looked.workspace.facts.batches())


def in_first_draft(view: StepView[Rest]) -> Callable[Concatenate[Visit, Rest], HttpResponse]:
    """Hand the first draft to a step; without one, or while it waits, another step is shown."""

    @functools.wraps(view)
    def answer(visit: Visit, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        looked = first_draft(visit)
        if looked is None or looked.draft is None:
            return visit.go("begin")
        if looked.draft.state is not DraftState.DRAFT:
            return visit.go("begin-check")
        return view(visit, looked, *args, **kwargs)

    return answer


def show_step(
    visit: Visit,
    step: BeginStep,
    known: Mapping[str, object],
    *,
    looked: PlanLooked | None,
    issues: Sequence[Issue] = (),
    template: str = "",
) -> HttpResponse:
    """Give the page of a step, with the list of all and the way back.

    Args:
        visit: Who asks.
        step: Which step.
        known: What its template needs besides; whether there are facts, where that was asked.
        looked: The draft; None before there is one.
        issues: Why what was sent was not written.
        template: Name of the step's template, where it is not that of the step itself.
    """
    number = STEPS.index(step) + 1
    title = TITLES[step]
    numbers = known["has_facts"] if "has_facts" in known else looked and has_facts(looked)
    done = done_steps(looked.plan if looked else None, has_facts=bool(numbers))
    context = {
        "title": title,
        "crumbs": [(_("Begin the plan"), reverse("begin")), (title, "")],
        "number": number,
        "many": len(STEPS),
        "steps": [
            StepLine(TITLES[one], address_of(one) if looked else "", one in done, one is step)
            for one in STEPS
        ],
        "back": address_of(STEPS[number - 2]) if number > 1 else "",
        "then": after(step) if number < len(STEPS) else "",
        "first": looked,
        "plan": looked.plan if looked else None,
        "issues": issues,
        "given": visit.request.POST,
        **known,
    }
    status = 422 if issues else 200
    return visit.render(f"begin/{template or step}.html", context, status=status)


def write_step(visit: Visit, compose: Compose, said: str) -> tuple[Issue, ...]:
    """Write what a step asks for into the draft, all or none, and give why not.

    Raises:
        MissingError: The draft has no such part any more, or nobody may write into it now.
    """
    try:
        done = edit_plan(visit.workspace(), compose, by=visit.member.email)
    except FaultyInputError as faulty:
        return faulty.issues
    except EditRefusedError as refused:
        return refused.refused.issues
    if isinstance(done, Refused):
        return done.issues
    if done.entry.number:
        say_done(visit, said, done.entry)
    return ()
