"""The form in which a decision is recorded, and what it may name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trueline.coordination.deciding.decision import Decision, DecisionKind
from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.plan.every import every
from trueline.plan.kpi import Assumption
from trueline.plan.naming import names_of
from trueline.plan.referring import Named
from trueline.usecases.coordinating.deciding.wish import (
    LONGEST_SENTENCE,
    LONGEST_WORDS,
    DecisionWish,
)
from trueline.usecases.coordinating.people import people_of
from trueline.web.deciding.words import KINDS
from trueline.web.note_rows import title_at

DAY = "%Y-%m-%d"
LISTS = {"kpis": Named.KPI, "tactics": Named.TACTIC, "channels": Named.CHANNEL}
LABELS = {
    "kpis": _("KPIs that it is about"),
    "tactics": _("Tactics that it is about"),
    "channels": _("Channels that it is about"),
    "cites": _("Assumptions whose change led to it"),
    "others": _("Other parts of the plan"),
}


@dataclass(frozen=True, slots=True)
class Choices:
    """What a decision may name.

    Attributes:
        plan: In force; None without one.
        studies: Question of each study, by its id.
        deciders: Who may decide: bodies of the plan, and the person.
    """

    plan: Plan | None
    studies: Mapping[str, str]
    deciders: tuple[str, ...]


def deciders_of(plan: Plan | None, person: str) -> tuple[str, ...]:
    """Give who may decide: the bodies of the plan first, then the person who records it."""
    bodies = tuple(one.name for one in plan.bodies) if plan else ()
    return (*bodies, person)


class DecisionForm(forms.Form):
    """What is decided, why, on what grounds, who sees to it, and when it is looked at again."""

    what = forms.CharField(
        label=_("What we decide"),
        max_length=LONGEST_SENTENCE,
        help_text=_("In one sentence, such as “We stop the morning posts until March”."),
    )
    kind = forms.ChoiceField(label=_("What it does"))
    because = forms.CharField(
        label=_("Because"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The numbers of what you tick below are frozen as they are shown now."),
    )
    options = forms.CharField(
        label=_("What else was possible"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One a line."),
    )
    owner = forms.ChoiceField(label=_("Who sees to it"), required=False)
    decided_by = forms.ChoiceField(label=_("Who decides"))
    review_on = forms.DateField(
        label=_("Look at it again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        help_text=_("Then the same numbers stand beside these."),
    )
    study = forms.ChoiceField(label=_("Study that it rests on"), required=False)
    supersedes = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        choices: Choices,
        given: QueryDict | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """Offer what the plan names.

        Args:
            choices: What may be named.
            given: What a person sent; None to show what stands.
            initial: What is filled in, by the names of the fields; ``about`` for paths.
        """
        asked = dict(initial or {})
        about = tuple(asked.pop("about", ()))
        super().__init__(given, initial=asked)
        plan = choices.plan
        self._choose("kind", [(one.value, words) for one, words in KINDS.items()])
        people = people_of(plan) if plan else ()
        self._choose("owner", [("", _("Nobody yet")), *((one, one) for one in people)])
        self._choose("decided_by", [(one, one) for one in choices.deciders])
        studies = sorted(choices.studies.items(), key=lambda one: one[1])
        self._choose("study", [("", _("None")), *studies])
        offered: set[str] = set()
        for name, kind in LISTS.items():
            paths = list(names_of(plan, kind).values()) if plan else []
            offered.update(paths)
            self._list(name, plan, paths, about)
        guesses = [path for path, _one in every(plan, Assumption)] if plan else []
        self._list("cites", plan, guesses, about)
        offered.update(guesses)
        others = [one for one in about if one not in offered]
        if others:
            self._list("others", plan, others, about)

    def simple_fields(self) -> list[forms.BoundField]:
        """Give the fields that are no lists."""
        names = (
            "what",
            "kind",
            "because",
            "options",
            "decided_by",
            "owner",
            "review_on",
            "study",
        )
        return [self[name] for name in names]

    def lists(self) -> list[tuple[forms.BoundField, bool]]:
        """Give the lists that have anything to choose, each with whether something is ticked."""
        offered = [self[name] for name in (*LISTS, "cites", "others") if name in self.fields]
        return [(one, bool(one.value() or one.errors)) for one in offered if len(one)]

    def wish(self) -> DecisionWish:
        """Give what a form without faults says."""
        said = self.cleaned_data
        about = [path for name in (*LISTS, "others") for path in said.get(name, ())]
        return DecisionWish(
            what=said["what"],
            kind=DecisionKind(said["kind"]),
            because=said["because"],
            options=tuple(said["options"].splitlines()),
            about=tuple(about),
            owner=said["owner"],
            decided_by=said["decided_by"],
            review_on=said["review_on"],
            study=said["study"],
            cites=tuple(said["cites"]),
            supersedes=said["supersedes"],
        )

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Put issues of the use case beside their fields; those of none at the head."""
        lists = {"about": "kpis", "numbers": "kpis"}
        for one in issues:
            field = lists.get(one.where, one.where)
            self.add_error(field if field in self.fields else None, f"{one.what} {one.remedy}")

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _list(self, name: str, plan: Plan | None, paths: list[str], about: tuple[str, ...]) -> None:
        self.fields[name] = forms.MultipleChoiceField(
            label=LABELS[name],
            choices=[(path, title_at(plan, path)) for path in paths],
            required=False,
            initial=[one for one in about if one in paths],
            widget=forms.CheckboxSelectMultiple,
        )


def initial_of(decision: Decision) -> dict[str, Any]:
    """Give what is filled in when a decision is decided anew."""
    return {
        "kind": decision.kind.value,
        "owner": decision.owner,
        "decided_by": decision.decided_by,
        "study": decision.study,
        "about": (*decision.about, *decision.cites),
        "supersedes": decision.id,
    }
