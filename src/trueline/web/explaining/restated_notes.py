"""Restatements inside two periods, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.explaining.explain_change import ExplainedChange
from trueline.usecases.explaining.restated_within import RestatedPart
from trueline.web.explaining.change_words import say_difference_exactly

MONEY = "money"


def restated_notes(change: ExplainedChange) -> list[str]:
    """Say what was restated in either period, a sentence for each metric of each account."""
    return [_note(one, change.after.measured_in) for one in change.restated]


def _note(one: RestatedPart, measured_in: str) -> str:
    known = load_catalogue().metrics.get(one.metric)
    metric = known.name if known else one.metric
    count = ngettext("{0} value", "{0} values", one.fact_count).format(one.fact_count)
    period = _("the later period") if one.is_later else _("the earlier period")
    if one.difference is None:
        said = _("{0} of {1} of {2} in {3} were first known as others.")
        return said.format(count, metric, one.account, period)
    own = "count" if known is None else known.measured_in
    by = say_difference_exactly(one.difference, measured_in if own == MONEY else own)
    said = _("{0} of {1} of {2} in {3} were first known as others; together {4} since.")
    return said.format(count, metric, one.account, period, by)
