"""A channel's action plan: how we win on this channel, tab by tab."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from trueline.core.errors import MissingError
from trueline.plan.channels.channel import Channel
from trueline.plan.completeness import completeness_of
from trueline.plan.parts import join
from trueline.web.channel_rows import MOST_SMALL_KPIS, small_kpi
from trueline.web.channel_tabs import TABS, prompts_of
from trueline.web.page import page
from trueline.web.plan_day import day_of
from trueline.web.plan_looked import PlanLooked, look_at_plan
from trueline.web.visit import Visit


@page("channels/<str:channel>/", name="channel")
def channel(visit: Visit, channel: str) -> HttpResponse:
    """Show one tab of a channel's action plan, under its vision and its KPIs."""
    looked, found = _channel(visit, channel)
    at = day_of(visit, looked)
    looked = at.looked
    asked = visit.request.GET.get("tab", "")
    tab = asked if asked in TABS else next(iter(TABS))
    read = at.channels(found)[found.id][:MOST_SMALL_KPIS]
    context: dict[str, object] = {
        "title": found.name,
        "crumbs": [(_("Channel action plans"), looked.address("channels")), (found.name, "")],
        "looked": looked,
        "at": at,
        "as_of": at.as_of,
        "channel": found,
        "channel_path": join("channels", found.id),
        "completeness": completeness_of(looked.plan, found),
        "small_kpis": [small_kpi(looked, one) for one in read],
        "prompts": prompts_of(found, TABS[tab]) if looked.is_editable else [],
        "tabs": TABS,
        "tab": tab,
        "sheet": f"parts/channel/{tab}.html",
    }
    return visit.render("pages/channel.html", context | TABS[tab].show(at, found))


def _channel(visit: Visit, name: str) -> tuple[PlanLooked, Channel]:
    looked = look_at_plan(visit)
    if looked is None:
        raise MissingError(_("There is no plan yet, so there is no channel."))
    found = next((one for one in looked.plan.channels if one.id == name), None)
    if found is None:
        raise MissingError(_("The plan has no channel “{0}”.").format(name))
    return looked, found
