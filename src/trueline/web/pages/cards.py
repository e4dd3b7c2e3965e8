"""Cards: what a number is, shown beside it on hover and focus, or as a page of its own."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.cascade import find_kpi
from trueline.web.cards.number_card import Of, number_card
from trueline.web.looked_at import look_at
from trueline.web.page import page
from trueline.web.visit import Visit


@page("cards/<slug:scope>/<slug:goal>/<slug:kpi>/", name="card")
def card(visit: Visit, scope: str, goal: str, kpi: str) -> HttpResponse:
    """Say what a KPI's number is, how it is made, and where it comes from.

    Raises:
        MissingError: There is no plan, no such KPI or number, or the channel has no part in it.
    """
    looked = look_at(visit)
    if looked is None:
        raise MissingError(_("There is no plan in force, so there is no KPI yet."))
    path, given = f"{scope}/{goal}/{kpi}", visit.request.GET
    find_kpi(looked.adopted.plan, path)  # says what is nearest
    reading = next(one for one in looked.scorecard.readings if one.path == path)
    of = given.get("of", Of.ACTUAL.value)
    if of not in [one.value for one in Of]:
        raise MissingError(_("A KPI has no number “{0}”.").format(of))
    found = number_card(looked, reading, Of(of), given.get("channel", ""))
    if found is None:
        raise MissingError(_("That channel has no part in this KPI."))
    context = {
        "title": found.title,
        "crumbs": [(reading.kpi.name, found.address), (_("About this number"), "")],
        "looked": looked,
        "card": found,
    }
    template = "parts/number_card.html" if visit.is_fragment else "pages/number_card.html"
    return visit.render(template, context)
