"""KPIs and metrics: actual against plan, one line each."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.web.kpi_rows import kpi_row
from trueline.web.looked_at import look_at
from trueline.web.page import Menu, page
from trueline.web.visit import Visit

MENU = Menu(
    gettext_lazy("Measure"), gettext_lazy("KPIs and metrics"), "presentation-chart-line", 30, "k"
)


@page("kpis/", name="kpis", menu=MENU)
def kpis(visit: Visit) -> HttpResponse:
    """List every KPI under its scope."""
    title = _("KPIs and metrics")
    known: dict[str, object] = {"title": title, "crumbs": [(title, "")]}
    looked = look_at(visit)
    if looked is not None:
        rows = [kpi_row(looked, one) for one in looked.scorecard.readings]
        known |= {
            "looked": looked,
            "scopes": [
                (scope, [row for row in rows if row.reading.path.startswith(f"{scope.id}/")])
                for scope in looked.adopted.plan.scopes
            ],
        }
    return visit.render("pages/kpis.html", known)
