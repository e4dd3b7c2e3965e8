"""Definition breaks as people read them: when, what, and whether numbers may be compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.metrics.breaks import DefinitionBreak
from trueline.metrics.catalogue import load_catalogue
from trueline.web.networks import network_name
from trueline.web.status import StatusLook
from trueline.web.wording_time import say_day

GOES_ON = StatusLook(gettext_lazy("Series goes on"), "check-circle", "good")
BRIDGED = StatusLook(gettext_lazy("Bridged"), "arrows-right-left", "warn")
APART = StatusLook(gettext_lazy("Do not compare"), "x-circle", "bad")
FIRST, LAST = (1, 1), (12, 31)


@dataclass(frozen=True, slots=True)
class BreakRow:
    """A break's line in a table.

    Attributes:
        found: The break.
        metric: Name of its metric.
        network: Name of its network, or words for all of them.
        when: Its day, or the days between which it came.
        look: Whether numbers from before and after may be compared.
        link: Address in its source; empty when there is none.
        told: Its source without the address.
    """

    found: DefinitionBreak
    metric: str
    network: str | Promise
    when: str
    look: StatusLook
    link: str
    told: str


def break_rows(breaks: Iterable[DefinitionBreak]) -> list[BreakRow]:
    """Put breaks into a table's words."""
    return [_row(one) for one in breaks]


def say_break_day(one: DefinitionBreak) -> str:
    """Say when a break came, as exactly as it is known."""
    if one.day == one.settled:
        return say_day(one.day)
    ends = ((one.day.month, one.day.day), (one.settled.month, one.settled.day))
    if one.day.year == one.settled.year and ends == (FIRST, LAST):
        return _("during {0}").format(one.day.year)
    return _("{0} to {1}").format(say_day(one.day), say_day(one.settled))


def _row(one: DefinitionBreak) -> BreakRow:
    known = load_catalogue().metrics.get(one.metric)
    told, link = _parted(one.source)
    return BreakRow(
        found=one,
        metric=known.name if known else one.metric,
        network=network_name(one.network) if one.network else _("Every network"),
        when=say_break_day(one),
        look=_look(one),
        link=link,
        told=told,
    )


def _look(one: DefinitionBreak) -> StatusLook:
    if one.is_renaming:
        return GOES_ON
    return BRIDGED if one.bridge else APART


def _parted(source: str) -> tuple[str, str]:
    """Part a source into words and the address at its end; only web addresses become links."""
    words, gap, last = source.rpartition(" ")
    if last.startswith(("https://", "http://")):
        return words.rstrip(":") if gap else "", last
    return source, ""
