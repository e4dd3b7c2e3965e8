"""Executive overview: are we on pace, and what needs attention?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.first_steps import first_steps
from trueline.web.kpi_rows import kpi_row, notices
from trueline.web.looked_at import LookedAt, look_at
from trueline.web.page import Menu, page
from trueline.web.state_sentence import state_of
from trueline.web.trends import sparks_of
from trueline.web.visit import Visit
from trueline.web.wording import say_value

MENU = Menu(gettext_lazy("Overview"), gettext_lazy("Executive overview"), "squares-2x2", 10, "o")


@page("", name="overview", menu=MENU)
def overview(visit: Visit) -> HttpResponse:
    """Show the sentence of state, what needs attention, and the scorecard by perspective."""
    title = _("Executive overview")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at(visit)
    if looked is None:
        return visit.render("pages/overview.html", known)
    card, sparks = looked.scorecard, sparks_of(looked)
    known |= {
        "looked": looked,
        "state": state_of(looked),
        "first_steps": first_steps(looked),
        "notices": notices(looked),
        "sides": [
            (side, [kpi_row(looked, one, sparks.get(one.path)) for one in side.readings])
            for side in card.perspectives
        ],
        "channels": _channels(looked),
    }
    return visit.render("pages/overview.html", known)


def _channels(looked: LookedAt) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Give each channel's part of the KPIs: name, path and value in words."""
    names = {reading.path: reading.kpi.name for reading in looked.scorecard.readings}
    return [
        (
            channel.name,
            [
                (names[path], path, say_value(actual.value, actual.measured_in))
                for path, actual in channel.actuals
            ],
        )
        for channel in looked.scorecard.channels
        if channel.actuals
    ]
