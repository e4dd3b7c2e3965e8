"""Forms of a policy: who accepted it otherwise than here, and its quiz."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.coordination.acknowledging.acknowledgement import Means
from trueline.coordination.acknowledging.quiz import is_answerable
from trueline.core.issue import Issue
from trueline.plan.organisation.policy import Policy, QuizQuestion
from trueline.web.owed.policy_rows import MEANS

DAY = "%Y-%m-%d"


class AcceptedForm(forms.Form):
    """Somebody accepted a policy on paper or in a meeting."""

    person = forms.ChoiceField(label=_("Who accepted it"))
    on = forms.DateField(
        label=_("When"), widget=forms.DateInput(attrs={"type": "date"}, format=DAY)
    )
    means = forms.ChoiceField(
        label=_("How"), choices=[(one.value, MEANS[one]) for one in (Means.PAPER, Means.MEETING)]
    )

    def __init__(self, people: Sequence[str], today: date, given: QueryDict | None = None) -> None:
        """Offer the people who owe it."""
        super().__init__(given, initial={"on": today})
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((one, one) for one in people)]

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Put issues of the use case beside their fields; those of none at the head."""
        for one in issues:
            field = one.where if one.where in self.fields else None
            self.add_error(field, f"{one.what} {one.remedy}")


class QuizForm(forms.Form):
    """The quiz of a policy: its questions with their answers, and never which one is right."""

    def __init__(self, policy: Policy, given: QueryDict | None = None) -> None:
        """Make a field of each question that can be answered."""
        super().__init__(given)
        for one in policy.quiz:
            self.fields[one.id] = _question(one)

    def answers(self) -> dict[str, int]:
        """Give the number of the chosen answer by the question's id."""
        return {name: int(value) for name, value in self.cleaned_data.items() if value}


def _question(one: QuizQuestion) -> forms.ChoiceField:
    help_text = "" if is_answerable(one) else _("Its right answer is not among them.")
    return forms.ChoiceField(
        label=one.question,
        choices=[(str(place), answer) for place, answer in enumerate(one.answers, start=1)],
        widget=forms.RadioSelect,
        help_text=help_text,
    )
