"""Forms of incidents and drills."""

from collections.abc import Iterable, Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.core.issue import Issue
from trueline.usecases.coordinating.escalation.follow import LONGEST_LESSONS
from trueline.usecases.coordinating.escalation.open_incident import LONGEST, Seen


class Refusing(forms.Form):
    """A form that takes issues of a use case."""

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Put issues beside their fields; those of none at the head."""
        for one in issues:
            field = one.where if one.where in self.fields else None
            self.add_error(field, f"{one.what} {one.remedy}")


class SeenForm(Refusing):
    """What somebody saw."""

    what = forms.CharField(
        label=_("What happened"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    path = forms.ChoiceField(label=_("How severe"))
    is_drill = forms.BooleanField(
        label=_("Only a drill"),
        required=False,
        help_text=_("The same people are called, and told that nothing has happened."),
    )
    trigger = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        paths: Sequence[tuple[str, str]],
        given: QueryDict | None = None,
        *,
        path: str = "",
        trigger: str = "",
    ) -> None:
        """Offer the paths of the plan."""
        super().__init__(given, initial={"path": path, "trigger": trigger})
        field = self.fields["path"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *paths]

    def simple_fields(self) -> list[forms.BoundField]:
        """Give the fields that people see."""
        return [self[one.name] for one in self.visible_fields()]

    def seen(self) -> Seen:
        """Give what a form without faults says."""
        said = self.cleaned_data
        return Seen(said["path"], said["what"], said["trigger"], is_drill=said["is_drill"])


class CloseForm(Refusing):
    """What is learnt from it."""

    lessons = forms.CharField(
        label=_("What is learnt from it"),
        max_length=LONGEST_LESSONS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What went well, what did not, and what is changed."),
    )
