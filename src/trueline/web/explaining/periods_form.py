"""The periods that an address names: days of both, or one of the usual comparisons."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.core.period import FIRST_YEAR, LAST_YEAR, Period
from trueline.measure.explaining.period_pair import Against, PeriodPair, days_before


def _day(label: object) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)  # type: ignore[arg-type]


class PeriodsForm(forms.Form):
    """Which days are compared with which."""

    first = _day(gettext_lazy("From"))
    last = _day(gettext_lazy("To"))
    against_first = _day(gettext_lazy("Compared with, from"))
    against_last = _day(gettext_lazy("Compared with, to"))

    def clean(self) -> dict[str, Any]:
        """Refuse days that make no period."""
        given: dict[str, Any] = super().clean() or {}
        for first, last in (("first", "last"), ("against_first", "against_last")):
            self._check(first, last)
        if given.get("against_first") and not given.get("first"):
            self.add_error("first", _("Give the later period too."))
        return given

    def _check(self, first: str, last: str) -> None:
        begin, end = self.cleaned_data.get(first), self.cleaned_data.get(last)
        for field, day in ((first, begin), (last, end)):
            if day is not None and not FIRST_YEAR < day.year < LAST_YEAR:
                self.add_error(field, _("Give a day of these years."))
        if begin and not end and last not in self.errors:
            self.add_error(last, _("Give the last day too."))
        if end and not begin and first not in self.errors:
            self.add_error(first, _("Give the first day too."))
        if begin and end and end < begin:
            self.add_error(last, _("The last day lies before the first."))

    @property
    def periods(self) -> PeriodPair | None:
        """The periods that were given; None when none was, or they make no periods."""
        given = self.cleaned_data if self.is_valid() else {}
        if not given.get("first"):
            return None
        later = Period.closed(given["first"], given["last"])
        if not given.get("against_first"):
            return PeriodPair(days_before(later), later)
        return PeriodPair(Period.closed(given["against_first"], given["against_last"]), later)


def against_of(text: str) -> Against | None:
    """Give the usual comparison that an address names; None for any other word."""
    return next((one for one in Against if one.value == text), None)


def days_of_form(periods: PeriodPair) -> dict[str, Any]:
    """Give two periods as the form's first values."""
    return {
        "first": periods.after.first,
        "last": periods.after.last,
        "against_first": periods.before.first,
        "against_last": periods.before.last,
    }
