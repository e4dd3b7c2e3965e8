"""Response times: are customers answered in time, when do they write, what would other hours do?"""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.errors import FaultyInputError, MissingError, RefusedQuestionError
from trueline.core.period import Period
from trueline.measure.responding.replay import Replayed
from trueline.plan.document import Plan
from trueline.usecases.responding.read_responses import ResponseQuestion, ResponseReading
from trueline.usecases.responding.try_hours import try_hours
from trueline.web.access import Role
from trueline.web.days import as_of, read_day
from trueline.web.page import Menu, page
from trueline.web.part_texts import entries_of
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.remembered import Remembered
from trueline.web.responding.beside import beside_rows
from trueline.web.responding.heat import heat_rows, weekdays
from trueline.web.responding.known_reading import known_reading
from trueline.web.responding.rows import (
    LEFT_OUT,
    channel_rows,
    in_urgency,
    kind_rows,
    missed_rows,
)
from trueline.web.responding.tried import tried_rows
from trueline.web.responding.within import within_rows
from trueline.web.responding.words import nobody_wrote, summary
from trueline.web.visit import Visit

MENU = Menu(gettext_lazy("Measure"), gettext_lazy("Response times"), "clock", 42, "t")
ON_A_PAGE = 20
LEFT_OUT_SHOWN = 10
TRIED: Remembered[Replayed] = Remembered(32)
FAULTY = 422


@page("service/", name="service", menu=MENU)
def service(visit: Visit) -> HttpResponse:
    """Show how fast customers were answered, and what other cover hours would bring.

    Raises:
        MissingError: The address names a day or a channel that is none.
    """
    title = _("Response times")
    looked, then = look_at_plan(visit), as_of(visit)
    given = visit.request.GET
    known: dict[str, Any] = {
        "title": title,
        "crumbs": [(title, "")],
        "as_of": then,
        "looked": looked,
        "may_import": visit.may(Role.ANALYST),
        "given": given,
    }
    try:
        key, reading = _reading(visit, looked)
    except RefusedQuestionError as refusal:
        return visit.render("pages/service.html", known | {"why": str(refusal)})
    if reading is None:
        return visit.render("pages/service.html", known)
    tried = _tried(key, reading, entries_of(given.get("hours", "")))
    known |= _shown(reading, given.get("page")) | tried
    return visit.render("pages/service.html", known, status=FAULTY if "issue" in tried else 200)


def _reading(
    visit: Visit, looked: PlanLooked | None
) -> tuple[tuple[object, ...], ResponseReading | None]:
    """Give all that the answer depends on, and the answer."""
    workspace, then = visit.workspace(), as_of(visit)
    given = visit.request.GET
    plan: Plan | None = looked.plan if looked else None
    on = min(workspace.today, then.day) if then else workspace.today
    question = ResponseQuestion(on, _period(given), given.get("channel", ""))
    return known_reading(workspace, plan, question, then)


def _period(given: Any) -> Period | None:  # noqa: ANN401 - Django's own mapping
    first, last = given.get("from", ""), given.get("to", "")
    if not first and not last:
        return None
    days: list[date] = [read_day(one) for one in (first or last, last or first)]
    if days[1] < days[0]:
        raise MissingError(_("The period ends before it begins."))
    return Period.closed(*days)


def _tried(key: tuple[object, ...], reading: ResponseReading, lines: list[str]) -> dict[str, Any]:
    """Give what other hours would bring, or why that cannot be said."""
    today = list(reading.cover.usual_hours().calendar.hours)
    known: dict[str, Any] = {"hours": "\n".join(lines or today)}
    if not lines:
        return known
    try:
        found = TRIED.get((key, *lines), lambda: try_hours(reading, lines))
    except FaultyInputError as fault:
        [issue] = fault.issues
        return known | {"issue": issue}
    except RefusedQuestionError as refusal:
        return known | {"refusal": str(refusal)}
    return known | {"tried": found, **tried_rows(found)}


def _shown(reading: ResponseReading, at: str | None) -> dict[str, Any]:
    told = reading.responses
    kinds = kind_rows(told.kinds)
    pages = Paginator(in_urgency(told.missed), ON_A_PAGE).get_page(at)
    return {
        "reading": reading,
        "told": told,
        "say": nobody_wrote(reading)
        if reading.imported
        else summary(told.kinds[0] if told.kinds else None),
        "first": kinds[0] if kinds else None,
        "kinds": kinds,
        "within": within_rows(told.judged),
        "channels": channel_rows(told.channels),
        "heat": heat_rows(told.hours),
        "weekdays": weekdays(),
        "beside": beside_rows(reading.networks),
        "pages": pages,
        "missed": missed_rows(pages.object_list),
        "left_out": [
            (LEFT_OUT[reason], len(found), found[:LEFT_OUT_SHOWN])
            for reason, found in told.left_out.items()
        ],
    }
