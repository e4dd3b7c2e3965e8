"""My check-ins: what a person owes a word on, one card a question."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.check_in_shelf import Health
from trueline.core.errors import FaultyInputError, MissingError
from trueline.core.issue import Issue, Severity
from trueline.usecases.checking_in.check_in import (
    LONGEST_WORDS,
    Word,
    check_in,
    skip,
    take_back_check_in,
)
from trueline.usecases.checking_in.questions import Question
from trueline.web.access import Role
from trueline.web.check_in_rows import question_row
from trueline.web.deciding.due_block import own_block
from trueline.web.my_questions import Mine, my_questions
from trueline.web.page import Menu, page
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

MENU = Menu(
    gettext_lazy("Overview"), gettext_lazy("My check-ins"), "chat-bubble-left-right", 11, "i"
)


@page("me/", name="check-ins", menu=MENU)
def check_ins(visit: Visit) -> HttpResponse:
    """Show the question that is due first, and how many more there are."""
    return _show(visit, my_questions(visit))


@page("me/say/", name="say-check-in", role=Role.CONTRIBUTOR, methods=("GET", "HEAD", "POST"))
def say(visit: Visit) -> HttpResponse:
    """Keep what a person says, and go on with the next question.

    Raises:
        MissingError: There is no such question any more.
    """
    if visit.request.method != "POST":
        return visit.go("check-ins")
    given = visit.request.POST
    mine = _present(visit)
    asked = mine.find(given.get("path", ""))
    try:
        made = check_in(visit.workspace(), asked, _word(given), on=mine.on, by=visit.member.email)
    except FaultyInputError as faulty:
        faults = {one.where: f"{one.what} {one.remedy}" for one in faulty.issues}
        return _show(visit, mine, asked=asked, given=given, faults=faults)
    return _next(visit, mine, _("Said of “{0}”.").format(asked.name), made.id)


@page("me/skip/", name="skip-check-in", role=Role.CONTRIBUTOR, methods=("POST",))
def leave(visit: Visit) -> HttpResponse:
    """Leave a question for the next time, and go on with the next one.

    Raises:
        MissingError: There is no such question any more.
    """
    mine = _present(visit)
    asked = mine.find(visit.request.POST.get("path", ""))
    made = skip(visit.workspace(), asked, on=mine.on, by=visit.member.email)
    return _next(visit, mine, _("“{0}” was skipped.").format(asked.name), made.id)


@page(
    "me/<int:number>/take-back/",
    name="take-back-check-in",
    role=Role.CONTRIBUTOR,
    methods=("POST",),
)
def take_back(visit: Visit, number: int) -> HttpResponse:
    """Take back what the person said; the question is due again.

    Raises:
        MissingError: They made no such check-in.
    """
    gone = take_back_check_in(visit.workspace(), number, by=visit.member.email)
    visit.say(_("It was taken back."))
    asked = urlencode({"as": gone.entry.owner, "at": gone.entry.path})
    return HttpResponseRedirect(f"{reverse('check-ins')}?{asked}")


def _present(visit: Visit) -> Mine:
    mine = my_questions(visit)
    if mine is None:
        raise MissingError(_("There is no plan in force, so nothing is asked yet."))
    return mine


def _word(given: QueryDict) -> Word:
    try:
        health = Health(given.get("health", ""))
    except ValueError:
        raise FaultyInputError(
            Issue(Severity.BLOCKS, "health", _("Nothing is chosen."), _("Choose one of the three."))
        ) from None
    return Word(health, given.get("said", ""), given.get("next_step", ""))


def _next(visit: Visit, mine: Mine, said: str, number: int) -> HttpResponse:
    say_with_way_back(visit, said, reverse("take-back-check-in", args=[number]))
    asked = urlencode({"as": mine.owner, "then": "next"})
    return HttpResponseRedirect(f"{reverse('check-ins')}?{asked}")


def _show(
    visit: Visit,
    mine: Mine | None,
    *,
    asked: Question | None = None,
    given: QueryDict | None = None,
    faults: dict[str, str] | None = None,
) -> HttpResponse:
    title = _("My check-ins")
    known: dict[str, Any] = {"title": title, "crumbs": [(title, "")], "mine": mine}
    if mine is None:
        return visit.render("pages/check_ins.html", known)
    known["agreed"] = own_block(visit, mine.looked, mine.owner)
    shown = asked or mine.shown
    chosen = given.get("health", "") if given else ""
    health = Health(chosen) if chosen in set(Health) else None
    known |= {
        "looked": mine.looked,
        "row": question_row(shown, mine.on, chosen=health) if shown else None,
        "others": [question_row(one, mine.on) for one in mine.questions if one is not shown],
        "may_say": visit.may(Role.CONTRIBUTOR) and mine.is_present,
        "given": given or {},
        "faults": faults or {},
        "longest": LONGEST_WORDS,
        "goes_on": visit.request.GET.get("then") == "next",
    }
    return visit.render("pages/check_ins.html", known, status=422 if faults else 200)
