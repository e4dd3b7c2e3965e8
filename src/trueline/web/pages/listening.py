"""What others say: share of voice and net sentiment, with what was declared for them."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.voices.listen import Listened, listen
from trueline.web.access import Role
from trueline.web.page import Menu, page
from trueline.web.remembered import Remembered
from trueline.web.visit import Visit
from trueline.web.voices.listened_rows import confusion_rows, people_said, say_voice
from trueline.web.voices.looking import HeardOn, hear

MENU = Menu(gettext_lazy("Measure"), gettext_lazy("What others say"), "megaphone", 47, "w")
FOUND: Remembered[tuple[Listened, ...]] = Remembered(32)


@page("listening/", name="listening", menu=MENU)
def listening(visit: Visit) -> HttpResponse:
    """Show every listening set of the plan in force.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    title = _("What others say")
    known: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "looked": hear(visit),
        "may_plan": visit.may(Role.PLANNER),
    }
    if (looked := known["looked"]) is not None:
        known["sets"] = [_shown(one, looked) for one in _found(looked)]
    return visit.render("pages/listening.html", known)


def _found(looked: HeardOn) -> tuple[Listened, ...]:
    then = looked.as_of.moment if looked.as_of else None
    return FOUND.get(
        looked.key, lambda: listen(looked.workspace, looked.plan, on=looked.on, as_of=then)
    )


def _shown(one: Listened, looked: HeardOn) -> dict[str, Any]:
    return {
        "found": one,
        "say": say_voice(one),
        "address": looked.address("part", f"listening/{one.declared.id}"),
        "months": one.months[::-1],
        "said": people_said(one.check),
        "confusion": confusion_rows(one.check),
    }
