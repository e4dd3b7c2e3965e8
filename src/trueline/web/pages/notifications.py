"""Notifications: what a person is told, what is done for them, and how they want to be told."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.usecases.watching.alert import AlertKind
from trueline.web.alert_rows import LOOKS, alert_rows
from trueline.web.page import page
from trueline.web.stores.alert_marks import Cadence, Choice, keep_choice, mark_done, read_alerts
from trueline.web.told import told
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

LONGEST_ID = 2000
CADENCES = (
    (Cadence.NONE.value, gettext_lazy("None")),
    (Cadence.DAILY.value, gettext_lazy("Every day")),
    (Cadence.WEEKLY.value, gettext_lazy("Every week")),
)


class ChoiceForm(forms.Form):
    """What a person wants to be told, and how often by mail."""

    kinds = forms.MultipleChoiceField(
        choices=[(kind.value, look.word) for kind, look in LOOKS.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    digest = forms.ChoiceField(choices=CADENCES, required=False, widget=forms.RadioSelect)


class DoneForm(forms.Form):
    """Which alert is done."""

    alert = forms.CharField(max_length=LONGEST_ID)


@page("notifications/", name="notifications")
def notifications(visit: Visit) -> HttpResponse:
    """List what the person is told, open ones first, with the form of how they want it."""
    title = _("Notifications")
    known: dict[str, Any] = {"title": title, "crumbs": [(title, "")]}
    shown = told(visit)
    if shown is None:
        return visit.render("pages/notifications.html", known)
    rows = alert_rows(shown)
    wanted = [kind.value for kind in AlertKind if kind.value not in shown.choice.muted]
    known |= {
        "looked": shown.looked,
        "told": shown,
        "open_rows": [one for one in rows if not one.told.is_done],
        "done_rows": [one for one in rows if one.told.is_done],
        "form": ChoiceForm(initial={"kinds": wanted, "digest": shown.choice.digest.value}),
    }
    return visit.render("pages/notifications.html", known)


@page("notifications/count/", name="notification-count")
def count(visit: Visit) -> HttpResponse:
    """Give the bell with how many are unread, and beside the menu how many check-ins are due."""
    return visit.render("parts/bell_counted.html", {"told": told(visit, waits=False)})


@page("notifications/read/", name="read-notifications", methods=("POST",))
def read(visit: Visit) -> HttpResponse:
    """Keep that the person read all that is there."""
    if shown := told(visit):
        ids = [one.alert.id for one in shown.open]
        read_alerts(visit.organisation.slug, visit.member.id, ids, visit.workspace().now())
    return visit.go("notifications")


@page("notifications/done/", name="notification-done", methods=("POST",))
def done(visit: Visit) -> HttpResponse:
    """Keep that an alert is done for the person."""
    form = DoneForm(visit.request.POST)
    if form.is_valid():
        alert, now = form.cleaned_data["alert"], visit.workspace().now()
        mark_done(visit.organisation.slug, visit.member.id, alert, now)
        visit.request.session[UNDONE] = alert
        say_with_way_back(visit, _("It is done."), reverse("notification-undone"))
    return visit.go("notifications")


@page("notifications/undone/", name="notification-undone", methods=("POST",))
def undone(visit: Visit) -> HttpResponse:
    """Let an alert stand again: the one that the form names, else the last that was done."""
    form = DoneForm(visit.request.POST)
    last = visit.request.session.pop(UNDONE, "")
    alert = form.cleaned_data["alert"] if form.is_valid() else last
    if alert:
        now = visit.workspace().now()
        mark_done(visit.organisation.slug, visit.member.id, alert, now, is_done=False)
    return visit.go("notifications")


@page("notifications/choose/", name="choose-notifications", methods=("POST",))
def choose(visit: Visit) -> HttpResponse:
    """Keep what the person wants to be told, and how often by mail."""
    form = ChoiceForm(visit.request.POST)
    if not form.is_valid():
        visit.say(_("Nothing was kept: choose of what the form offers."))
        return visit.go("notifications")
    muted = frozenset(AlertKind) - set(form.cleaned_data["kinds"])
    choice = Choice(
        frozenset(one.value for one in muted), Cadence(form.cleaned_data["digest"] or "")
    )
    keep_choice(visit.organisation.slug, visit.member.id, choice)
    visit.say(_("Kept."))
    return visit.go("notifications")


UNDONE = "undone_alert"
"""Key in the session under which the alert that was done last can be taken back."""
