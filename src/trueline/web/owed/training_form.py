"""The form in which it is kept that somebody has taken a course."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.usecases.coordinating.training.complete import LONGEST_PROOF

DAY = "%Y-%m-%d"


class TakenForm(forms.Form):
    """Who took which course, when, and what shows it."""

    course = forms.ChoiceField(label=_("Course"))
    person = forms.ChoiceField(label=_("Who took it"))
    on = forms.DateField(
        label=_("When"), widget=forms.DateInput(attrs={"type": "date"}, format=DAY)
    )
    proof = forms.CharField(
        label=_("What shows it"),
        required=False,
        max_length=LONGEST_PROOF,
        help_text=_("Such as the name of a certificate, or who taught it."),
    )

    def __init__(
        self, plan: Plan | None, today: date | None, given: QueryDict | None = None
    ) -> None:
        """Offer the courses and the team of the plan."""
        super().__init__(given, initial={"on": today})
        courses = [(one.id, one.name) for one in plan.courses] if plan else []
        people = [(one.id, one.name) for one in plan.team] if plan else []
        for name, choices in (("course", courses), ("person", people)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Choose")), *choices]

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Put issues of the use case beside their fields; those of none at the head."""
        for one in issues:
            field = one.where if one.where in self.fields else None
            self.add_error(field, f"{one.what} {one.remedy}")
