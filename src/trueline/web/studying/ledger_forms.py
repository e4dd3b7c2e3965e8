"""Forms of a study of the organisation's own numbers, and of the test that it would be."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from trueline.evidence.study import Assignment
from trueline.web.studying.ask_forms import CHOSEN

UNITS = (
    ("account", _("Account")),
    ("channel", _("Channel")),
    ("region", _("Region")),
    ("segment", _("Segment")),
)
GRAINS = (("week", _("Week")), ("day", _("Day")))
MOST_PERIODS, MOST_SIZE = 400, 1_000_000

Grouped = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class NumbersForm(forms.Form):
    """Which number, of whom, and over how long."""

    metric = forms.ChoiceField(label=_("Metric"))
    by = forms.ChoiceField(
        label=_("Compared are"), choices=UNITS, help_text=_("As networks tell the number apart.")
    )
    grain = forms.ChoiceField(label=_("By"), choices=GRAINS)
    accounts = forms.MultipleChoiceField(
        label=_("Of these accounts"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked for all that channels of the plan have."),
    )

    def __init__(
        self,
        metrics: Grouped,
        accounts: Sequence[tuple[str, str]],
        *given: object,
        **named: object,
    ) -> None:
        """Offer metrics, those of the plan first, and the plan's accounts."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["metric"].choices = [*CHOSEN, *metrics]  # type: ignore[attr-defined]
        self.fields["accounts"].choices = accounts  # type: ignore[attr-defined]


class TreatedForm(forms.Form):
    """Which units got it and since when, and which days count."""

    units = forms.MultipleChoiceField(
        label=_("They got it"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("All others are compared with them."),
    )
    start = forms.DateField(
        label=_("Their first day with it"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    assignment = forms.ChoiceField(
        label=_("How it came about who got the tactic"),
        choices=[
            (Assignment.ROLLED_OUT.value, _("it was rolled out")),
            (Assignment.RANDOMISED.value, _("by chance")),
            (Assignment.SELF_SELECTED.value, _("they chose it themselves")),
        ],
    )
    comparison = forms.CharField(
        label=_("Compared with"), required=False, max_length=300, help_text=_("In words.")
    )
    first = forms.DateField(
        label=_("First day that counts"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty for all that is known."),
    )
    last = forms.DateField(
        label=_("Last day that counts"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, units: Sequence[str], *given: object, **named: object) -> None:
        """Offer the units of which there are numbers."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["units"].choices = [(one, one) for one in units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Write days as studies do, and refuse windows without the start in them."""
        said = super().clean() or {}
        start, first, last = (said.get(one) for one in ("start", "first", "last"))
        if start and first and first >= start:
            self.add_error("first", _("It must lie before the tactic began."))
        if start and last and last < start:
            self.add_error("last", _("It must not lie before the tactic began."))
        return {key: value.isoformat() if hasattr(value, "isoformat") else value
                for key, value in said.items()}  # fmt: skip


class PowerForm(forms.Form):
    """How large a test is tried on the past."""

    periods = forms.IntegerField(
        label=_("Periods that the test runs"),
        required=False,
        min_value=1,
        max_value=MOST_PERIODS,
        help_text=_("Empty for as many as the data have after the start."),
    )
    size = forms.IntegerField(
        label=_("Markets to choose, or members of a trial"),
        required=False,
        min_value=1,
        max_value=MOST_SIZE,
        help_text=_("Empty for those that got it."),
    )
    test_cost = forms.FloatField(label=_("Cost of the test"), required=False, min_value=0)
