"""The form in which a person says what happened outside the numbers, and what it is about."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.contracts.annotation_shelf import AnnotationEntry, AnnotationKind
from trueline.plan.document import Plan
from trueline.plan.naming import names_of
from trueline.plan.parts import look_up
from trueline.plan.words import title_of
from trueline.usecases.noting.annotate import LONGEST_TITLE, NAMED
from trueline.web.annotation_words import KIND_NAMES

DAY = "%Y-%m-%d"
ONE_DAY = timedelta(days=1)
NAMES = {"channels": _("Channels"), "kpis": _("KPIs"), "accounts": _("Accounts")}


class AnnotationForm(forms.Form):
    """What happened, when, and what it is about."""

    title = forms.CharField(
        label=_("What happened"),
        max_length=LONGEST_TITLE,
        help_text=_("In a few words, such as “Autumn series on the radio”."),
    )
    kind = forms.ChoiceField(label=_("What it was"), choices=list(KIND_NAMES.items()))
    day = forms.DateField(
        label=_("First day"), widget=forms.DateInput(attrs={"type": "date"}, format=DAY)
    )
    last = forms.DateField(
        label=_("Last day"),
        required=False,
        help_text=_("Empty for a single day."),
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
    )

    def __init__(
        self,
        plan: Plan | None,
        given: QueryDict | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        """Offer what a plan names, and what the entry named before.

        Args:
            plan: In force; None before there is one.
            given: What a person sent; None to show what stands.
            initial: What stands, by the names of the fields.
        """
        super().__init__(given, initial=initial)
        for field, what in NAMED.items():
            names = names_of(plan, what) if plan else {}
            choices = {name: title_of(look_up(plan, path)) for name, path in names.items()}
            before = (initial or {}).get(field, ())
            choices |= {name: name for name in before if name not in choices}
            self.fields[field] = forms.MultipleChoiceField(
                label=NAMES[field],
                choices=list(choices.items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    def simple_fields(self) -> list[forms.BoundField]:
        """Give the fields that are no lists."""
        return [self[name] for name in ("title", "kind", "day", "last")]

    def lists(self) -> list[tuple[forms.BoundField, bool]]:
        """Give the lists that have anything to choose, each with whether something is ticked."""
        offered = [self[name] for name in NAMED]
        return [(one, bool(one.value() or one.errors)) for one in offered if len(one)]

    def entry(self) -> AnnotationEntry:
        """Give what a form without faults says."""
        said = self.cleaned_data
        return AnnotationEntry(
            day=said["day"],
            title=said["title"],
            kind=AnnotationKind(said["kind"]),
            until=said["last"] + ONE_DAY if said["last"] else None,
            **{name: tuple(said[name]) for name in NAMED},
        )


def initial_of(entry: AnnotationEntry) -> dict[str, Any]:
    """Give what stands in an entry, by the names of the form's fields."""
    return {
        "title": entry.title,
        "kind": entry.kind.value,
        "day": entry.day,
        "last": entry.until - ONE_DAY if entry.until else None,
        **{name: list(getattr(entry, name)) for name in NAMED},
    }
