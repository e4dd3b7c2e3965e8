"""Forms of reports: what is asked of one, when it goes out, and how an own one is laid out."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from trueline.briefing.blocks import Form
from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue
from trueline.plan.document import Plan
from trueline.usecases.print_report import known_formats
from trueline.usecases.reporting.build_layout import LONGEST_TEXT, LONGEST_TITLE
from trueline.usecases.reporting.frames import MOST_DAYS
from trueline.usecases.reporting.layout import Layout
from trueline.usecases.reporting.schedules import LAST_DAY, LAST_HOUR, ScheduleWish
from trueline.usecases.scheduling.schedule import Rhythm
from trueline.usecases.scheduling.wish import ReportWish

DRAWN = "svg"
"""A format of one page, for drawings alone."""
WEEKDAYS = (
    (0, _("Monday")),
    (1, _("Tuesday")),
    (2, _("Wednesday")),
    (3, _("Thursday")),
    (4, _("Friday")),
    (5, _("Saturday")),
    (6, _("Sunday")),
)
RHYTHMS = (
    (Rhythm.WEEKLY.value, _("Every week")),
    (Rhythm.MONTHLY.value, _("Every month")),
    (Rhythm.QUARTERLY.value, _("Every quarter")),
)
FORMS = (
    (Form.PAPER.value, _("Pages")),
    (Form.SHEET.value, _("One sheet, side by side")),
    (Form.SLIDES.value, _("Slides")),
)


def offered_formats() -> tuple[str, ...]:
    """Give the endings of the files that a report is offered as."""
    return tuple(one for one in known_formats() if one != DRAWN)


class WishForm(forms.Form):
    """Which report is wanted, narrowed to what."""

    layout = forms.ChoiceField(label=_("Report"))
    days = forms.IntegerField(
        label=_("Days up to it"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text=_("Happenings of so many days are told; empty for the report's own."),
    )
    scope = forms.ChoiceField(label=_("Scope"), required=False)
    channel = forms.ChoiceField(label=_("Channel"), required=False)

    def __init__(self, layouts: tuple[Layout, ...], plan: Plan | None, *args: Any) -> None:  # noqa: ANN401 - Django's own
        """Offer layouts, and scopes and channels of the plan in force."""
        super().__init__(*args)
        every = [("", _("All"))]
        scopes = [(one.id, one.name) for one in plan.scopes] if plan else []
        channels = [(one.id, one.name) for one in plan.channels] if plan else []
        self.fields["layout"].choices = [(one.id, one.title) for one in layouts]  # type: ignore[attr-defined]
        self.fields["scope"].choices = [*every, *scopes]  # type: ignore[attr-defined]
        self.fields["channel"].choices = [*every, *channels]  # type: ignore[attr-defined]

    def wish(self) -> ReportWish:
        """Give what was asked."""
        said = self.cleaned_data
        return ReportWish(
            layout=said["layout"],
            on=said.get("on"),
            days=said["days"],
            scope=said["scope"],
            channel=said["channel"],
        )

    def tell(self, faulty: FaultyInputError) -> None:
        """Show what the use case refused beside the fields that it names."""
        for issue in faulty.issues:
            field = issue.where if issue.where in self.fields else None
            self.add_error(field, _told(issue))


class AskForm(WishForm):
    """What is asked of a report."""

    field_order = ("layout", "on", "days", "scope", "channel")
    on = forms.DateField(
        label=_("On the day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty for today."),
    )


class ScheduleForm(WishForm):
    """When a report goes out, and to whom."""

    rhythm = forms.ChoiceField(label=_("How often"), choices=RHYTHMS)
    weekday = forms.TypedChoiceField(
        label=_("On which day of the week"), choices=WEEKDAYS, coerce=int, required=False
    )
    month_day = forms.IntegerField(
        label=_("On which day of the month"),
        min_value=1,
        max_value=LAST_DAY,
        required=False,
        help_text=_("For every month and every quarter; the first when empty."),
    )
    hour = forms.IntegerField(label=_("At the hour"), min_value=0, max_value=LAST_HOUR)
    zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(one, one) for one in sorted(available_timezones())],
    )
    recipients = forms.CharField(
        label=_("To"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Addresses, one a line."),
    )
    formats = forms.MultipleChoiceField(
        label=_("Files with it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, layouts: tuple[Layout, ...], plan: Plan | None, *args: Any) -> None:  # noqa: ANN401 - Django's own
        """Offer the formats that there are."""
        super().__init__(layouts, plan, *args)
        self.fields["formats"].choices = [(one, one.upper()) for one in offered_formats()]  # type: ignore[attr-defined]

    def schedule(self) -> ScheduleWish:
        """Give what was asked."""
        said = self.cleaned_data
        return ScheduleWish(
            wish=self.wish(),
            rhythm=Rhythm(said["rhythm"]),
            recipients=tuple(one for one in said["recipients"].split() if one),
            formats=tuple(said["formats"]),
            zone=said["zone"],
            weekday=said["weekday"] or 0,
            month_day=said["month_day"] or 1,
            hour=said["hour"],
        )


class LayoutForm(forms.Form):
    """What a layout is called, and how it lies on its pages."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE)
    about = forms.CharField(label=_("For whom, and what it says"), required=False, max_length=300)
    days = forms.IntegerField(
        label=_("Days that it tells of"), min_value=1, max_value=MOST_DAYS, initial=28
    )
    form = forms.ChoiceField(label=_("Form"), choices=FORMS)


class OptionsForm(forms.Form):
    """What a part of a layout is told."""

    def __init__(self, options: dict[str, str], *args: Any, **known: Any) -> None:  # noqa: ANN401 - Django's own
        """Make a field of each option that the part takes.

        Args:
            options: Its options by name, each with what it means.
            args: As Django's.
            known: As Django's.
        """
        super().__init__(*args, **known)
        for name, meaning in options.items():
            is_long = name == "text"
            self.fields[name] = forms.CharField(
                label=name.capitalize(),
                help_text=meaning,
                required=False,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 5}) if is_long else forms.TextInput,
            )


def _told(issue: Issue) -> str:
    return f"{issue.what} {issue.remedy}"
