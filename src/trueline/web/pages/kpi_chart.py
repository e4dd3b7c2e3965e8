"""A KPI's chart to explore, as the drawing library takes it; the page draws it when asked to."""

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.cascade import find_kpi
from trueline.web.charting.charted import charted_kpi
from trueline.web.charting.drawn import BROAD, chart_of
from trueline.web.charting.live import live_specification
from trueline.web.charting.moments import marks_of
from trueline.web.looked_at import look_at
from trueline.web.page import page
from trueline.web.visit import Visit


@page("kpis/<slug:scope>/<slug:goal>/<slug:kpi>/chart/", name="kpi-chart")
def kpi_chart(visit: Visit, scope: str, goal: str, kpi: str) -> HttpResponse:
    """Give a KPI's chart as data and what to draw of them.

    Raises:
        MissingError: There is no plan, no such KPI, or too little to draw.
    """
    looked = look_at(visit)
    if looked is None:
        raise MissingError(_("There is no plan in force, so there is no KPI yet."))
    path = f"{scope}/{goal}/{kpi}"
    find_kpi(looked.adopted.plan, path)  # says what is nearest
    reading = next(one for one in looked.scorecard.readings if one.path == path)
    charted = charted_kpi(looked, reading)
    if charted.drawn is None:
        raise MissingError(_("A chart needs two weeks with a value."))
    marks, cuts = marks_of(charted.moments), charted.cuts
    chart = chart_of(charted.series, reading, marks, cuts, size=BROAD)
    return JsonResponse(live_specification(chart, charted.rows))
