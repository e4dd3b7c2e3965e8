"""Recurrence rules in words, where there are short ones."""

from datetime import date

from babel.dates import get_day_names, get_month_names
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.plan.governance.meetings import MeetingSeries
from trueline.plan.governance.recurrence import Recurrence, read_rule
from trueline.web.wording import locale

PLACES = {
    1: gettext_lazy("first"),
    2: gettext_lazy("second"),
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    -1: gettext_lazy("last"),
}


def say_rule(series: MeetingSeries, anchor: date) -> str:
    """Say when a series comes again; a rule without short words stands as it is written.

    Args:
        series: Whose rule is sound.
        anchor: Day from which it counts where the series names none.
    """
    rule = read_rule(series.rule)
    is_plain = not (rule.months or rule.month_days or rule.places)
    if rule.frequency == "WEEKLY" and is_plain:
        named = [one for one, _place in rule.weekdays] or [(series.first or anchor).weekday()]
        days = ", ".join(map(_day_name, named))
        if rule.interval == 1:
            return _("every {0}").format(days)
        return _("every {0} weeks on {1}").format(rule.interval, days)
    if rule.month_days or rule.places or len(rule.weekdays) != 1:
        return series.rule
    if rule.frequency == "MONTHLY" and is_plain:
        return _monthly(rule) or series.rule
    if rule.frequency == "YEARLY" and rule.months and rule.interval == 1:
        return _in_months(rule) or series.rule
    return series.rule


def _in_months(rule: Recurrence) -> str:
    ((weekday, place),) = rule.weekdays
    if place not in PLACES:
        return ""
    known = get_month_names("wide", locale=locale())
    months = ", ".join(str(known[one]) for one in rule.months)
    return _("{0} {1} of {2}").format(PLACES[place], _day_name(weekday), months)


def _monthly(rule: Recurrence) -> str:
    ((weekday, place),) = rule.weekdays
    if place not in PLACES:
        return ""
    if rule.interval == 1:
        return _("{0} {1} of the month").format(PLACES[place], _day_name(weekday))
    words = _("{0} {1} of every {2} months")
    return words.format(PLACES[place], _day_name(weekday), rule.interval)


def _day_name(weekday: int) -> str:
    return str(get_day_names("wide", locale=locale())[weekday])
