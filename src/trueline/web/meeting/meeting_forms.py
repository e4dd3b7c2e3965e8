"""Forms in which meetings are called, moved and cancelled."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trueline.coordination.meeting.meeting import Meeting
from trueline.core.errors import ConflictError, FaultyInputError, RefusedQuestionError
from trueline.plan.document import Plan
from trueline.plan.governance.meetings import ONE_DAY_MINUTES
from trueline.usecases.coordinating.meeting.calling import SHORTEST_MINUTES, CallWish
from trueline.usecases.coordinating.meeting.moving import MoveWish
from trueline.usecases.coordinating.meeting.wish_faults import LONGEST_TEXT

DAY = "%Y-%m-%d"


def _day_field() -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format=DAY)
    return forms.DateField(label=_("Day"), widget=widget)


def _hour_field() -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=_("Begins at"), widget=widget)


class MoveForm(forms.Form):
    """Where a meeting is moved to."""

    changes = forms.IntegerField(widget=forms.HiddenInput, required=False)
    day = _day_field()
    starts = _hour_field()
    place = forms.CharField(label=_("Where"), max_length=LONGEST_TEXT, required=False)
    because = forms.CharField(
        label=_("Why"),
        max_length=LONGEST_TEXT,
        help_text=_("In a few words; it stands beside the meeting."),
    )

    def simple_fields(self) -> list[forms.BoundField]:
        """Give the fields in their order."""
        return [self[name] for name in ("day", "starts", "place", "because")]

    def wish(self) -> MoveWish:
        """Give what a form without faults says."""
        said = self.cleaned_data
        return MoveWish(said["day"], f"{said['starts']:%H:%M}", said["because"], said["place"])


class CancelForm(forms.Form):
    """Why a meeting is not held."""

    changes = forms.IntegerField(widget=forms.HiddenInput, required=False)
    because = forms.CharField(label=_("Why"), max_length=LONGEST_TEXT)


class CallForm(forms.Form):
    """A meeting that is called by hand."""

    title = forms.CharField(label=_("What for"), max_length=LONGEST_TEXT)
    body = forms.ChoiceField(label=_("Who meets"), required=False)
    day = _day_field()
    starts = _hour_field()
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=SHORTEST_MINUTES, max_value=ONE_DAY_MINUTES
    )
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=LONGEST_TEXT,
        required=False,
        help_text=_("Such as Europe/Dublin; empty for UTC."),
    )
    place = forms.CharField(label=_("Where"), max_length=LONGEST_TEXT, required=False)
    because = forms.CharField(label=_("Why"), max_length=LONGEST_TEXT, required=False)

    def __init__(self, plan: Plan | None, given: Any = None) -> None:  # noqa: ANN401 - as Django has it
        """Offer the bodies of a plan, and the zone and length of its first series."""
        series = next(iter(plan.meetings), None) if plan else None
        initial = {
            "zone": series.zone if series else "",
            "minutes": series.minutes if series else 60,
            "place": series.place if series else "",
        }
        super().__init__(given, initial=initial)
        bodies = [(one.id, one.name) for one in plan.bodies] if plan else []
        self.fields["body"] = forms.ChoiceField(
            label=_("Who meets"), choices=[*bodies, ("", _("No body of the plan"))], required=False
        )

    def wish(self) -> CallWish:
        """Give what a form without faults says."""
        said = self.cleaned_data
        return CallWish(**{**said, "starts": f"{said['starts']:%H:%M}"})


def initial_of(meeting: Meeting) -> dict[str, Any]:
    """Give how a meeting stands, by the names of the form's fields."""
    return {
        "changes": meeting.changes,
        "day": meeting.day,
        "starts": meeting.local.time(),
        "place": meeting.session.place,
    }


def tried(form: forms.Form, do: Callable[[], object]) -> bool:
    """Do what a form asks for; false when it cannot be, which the form then tells."""
    if not form.is_valid():
        return False
    try:
        do()
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            field = issue.where if issue.where in form.fields else None
            form.add_error(field, f"{issue.what} {issue.remedy}")
    except (ConflictError, RefusedQuestionError) as refused:
        form.add_error(None, str(refused))
    return form.is_valid()
