"""The form in which a person gives a metric another formula, or defines one of their own."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.metrics.metric import Better, Metric
from trueline.metrics.soundness import MEASURES
from trueline.usecases.defining.change_definition import (
    LONGEST_NAME,
    LONGEST_TEXT,
    DefinitionEntry,
)

BETTER_NAMES = {
    Better.UP: _("More is better"),
    Better.DOWN: _("Less is better"),
    Better.NEITHER: _("Neither"),
}


class DefinitionForm(forms.Form):
    """What a metric is, from a day on."""

    formula = forms.CharField(
        label=_("Formula"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2, "spellcheck": "false"}),
        help_text=_(
            "Short names of metrics, numbers, + - * / and parentheses. first(a, b) takes b where "
            "a is not reported; optional(a) leaves a out where it is not."
        ),
    )
    since = forms.DateField(
        label=_("First day in force"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Days before it go on to count as they did; nothing is compared across it."),
    )
    why = forms.CharField(
        label=_("Why"), max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2})
    )
    definition = forms.CharField(
        label=_("What is counted"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    measured_in = forms.ChoiceField(
        label=_("Measured in"), choices=[(one, one) for one in MEASURES]
    )
    better = forms.ChoiceField(
        label=_("Which way is good"),
        choices=[(one.value, name) for one, name in BETTER_NAMES.items()],
    )

    def entry(self, metric: str) -> DefinitionEntry:
        """Give what was said; the form must be valid."""
        told = self.cleaned_data
        return DefinitionEntry(metric, **{**told, "better": Better(told["better"])})


class OwnMetricForm(DefinitionForm):
    """A metric that the organisation adds."""

    metric = forms.SlugField(
        label=_("Short name"),
        max_length=LONGEST_NAME // 2,
        help_text=_("Small letters, digits and _, such as saves_per_view. It stays for good."),
    )
    field_order = ("name", "metric", "formula", "measured_in", "better", "definition", "why")

    def __init__(
        self, given: QueryDict | None = None, initial: dict[str, Any] | None = None
    ) -> None:
        """Ask for a day too, though a first definition counts on every day."""
        super().__init__(given, initial=initial)
        self.fields["since"].label = _("Agreed on")
        self.fields["since"].help_text = _("Its first definition counts on every day.")


def change_form(metric: Metric, given: QueryDict | None = None) -> DefinitionForm:
    """Give the form of a metric's next version, filled in with the last."""
    initial = {
        "formula": metric.formula,
        "definition": metric.definition,
        "name": metric.name,
        "measured_in": metric.measured_in,
        "better": metric.better.value,
    }
    return DefinitionForm(given, initial=initial)
