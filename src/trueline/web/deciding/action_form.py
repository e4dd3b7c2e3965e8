"""The form in which an action item is agreed on or changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.coordination.deciding.action import ActionItem
from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.usecases.coordinating.acting.agree import LONGEST_WHAT, ActionWish
from trueline.usecases.coordinating.acting.change_action import (
    LONGEST_WORDS,
    NO_DAY,
    ActionChange,
)
from trueline.usecases.coordinating.people import people_of

DAY = "%Y-%m-%d"


class ActionForm(forms.Form):
    """What is to be done, who does it, and by when."""

    what = forms.CharField(label=_("What is to be done"), max_length=LONGEST_WHAT)
    owner = forms.ChoiceField(label=_("Who does it"))
    due = forms.DateField(
        label=_("By when"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
    )
    decision = forms.CharField(required=False, widget=forms.HiddenInput)
    about = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        plan: Plan | None,
        given: QueryDict | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """Offer the people whom the plan names."""
        super().__init__(given, initial=dict(initial or {}))
        people = list(people_of(plan)) if plan else []
        own = str(self.initial.get("owner", ""))
        people += [own] if own and own not in people else []
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Choose")), *((one, one) for one in people)]

    def simple_fields(self) -> list[forms.BoundField]:
        """Give the fields that people see."""
        return [self[one.name] for one in self.visible_fields()]

    def wish(self) -> ActionWish:
        """Give what a form without faults says."""
        said = self.cleaned_data
        about = (said["about"],) if said["about"] else ()
        return ActionWish(
            said["what"], said["owner"], said["due"], decision=said["decision"], about=about
        )

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Put issues of the use case beside their fields; those of none at the head."""
        for one in issues:
            field = one.where if one.where in self.fields else None
            self.add_error(field, f"{one.what} {one.remedy}")


class ChangeForm(ActionForm):
    """The same with what is said of it."""

    said = forms.CharField(
        label=_("What is said of it"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who drops it says why."),
    )

    def change(self) -> ActionChange:
        """Give what a form without faults changes."""
        said = self.cleaned_data
        return ActionChange(
            what=said["what"], owner=said["owner"], due=said["due"] or NO_DAY, said=said["said"]
        )


def initial_of(item: ActionItem) -> dict[str, Any]:
    """Give what stands in an action item, by the names of the form's fields."""
    return {"what": item.what, "owner": item.owner, "due": item.due, "said": item.said}
