"""What several KPIs taken together rest on, for templates."""

from django import template
from django.utils.translation import ngettext

from trueline.measure.by_channel import Basis, ChannelBalance

register = template.Library()


@register.simple_tag
def rests_on(balance: ChannelBalance) -> str:
    """Say what a channel's pace rests on: targets of its own, KPIs of its own, shared ones."""
    said = []
    if own := balance.count_of(Basis.OWN):
        said.append(ngettext("{0} target of its own", "{0} targets of its own", own).format(own))
    if alone := balance.count_of(Basis.ALONE):
        said.append(ngettext("{0} KPI of it alone", "{0} KPIs of it alone", alone).format(alone))
    if shared := balance.count_of(Basis.SHARED):
        words = ngettext("{0} KPI shared with others", "{0} KPIs shared with others", shared)
        said.append(words.format(shared))
    return " · ".join(said)
