"""Alerts as people read them: a word and an icon, the way to what it tells, and what to do."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from trueline.usecases.watching.alert import Alert, AlertKind
from trueline.web.status import StatusLook
from trueline.web.told import Told, ToldAlert

LOOKS = {
    AlertKind.CALL: StatusLook(_("You are called"), "phone", "bad"),
    AlertKind.INCIDENT: StatusLook(_("Incident"), "exclamation-triangle", "bad"),
    AlertKind.DATA_GAP: StatusLook(_("Data gap"), "signal-slash", "warn"),
    AlertKind.OVERDUE: StatusLook(_("Export overdue"), "clock", "warn"),
    AlertKind.BREAK: StatusLook(_("Definition break"), "scissors", "warn"),
    AlertKind.STATUS: StatusLook(_("Status changed"), "arrows-right-left", "none"),
    AlertKind.RESPONSE: StatusLook(_("Response times"), "chat-bubble-left-ellipsis", "bad"),
    AlertKind.ASSUMPTION: StatusLook(_("Assumption broken"), "calculator", "bad"),
    AlertKind.DISAGREEMENT: StatusLook(_("Seen otherwise"), "scale", "warn"),
    AlertKind.MEETING: StatusLook(_("Meeting"), "calendar-days", "none"),
    AlertKind.MISSED: StatusLook(_("Meeting not held"), "calendar-days", "warn"),
    AlertKind.MENTION: StatusLook(_("Mention"), "at-symbol", "none"),
    AlertKind.CHECK_IN: StatusLook(_("Check-ins due"), "chat-bubble-left-right", "none"),
    AlertKind.ACTION: StatusLook(_("Action due"), "flag", "warn"),
    AlertKind.REVIEW: StatusLook(_("To look at again"), "check-badge", "warn"),
    AlertKind.POLICY: StatusLook(_("To accept"), "document-check", "warn"),
    AlertKind.TRAINING: StatusLook(_("Training overdue"), "academic-cap", "warn"),
    AlertKind.DRILL: StatusLook(_("Drill overdue"), "bell-alert", "warn"),
    AlertKind.IMPORT: StatusLook(_("Import failed"), "exclamation-circle", "bad"),
    AlertKind.DIGEST: StatusLook(_("Digest not sent"), "envelope", "bad"),
    AlertKind.REPORT: StatusLook(_("Report not sent"), "envelope", "bad"),
}

PLAIN = {
    AlertKind.BREAK: "breaks",
    AlertKind.RESPONSE: "service",
    AlertKind.CHECK_IN: "check-ins",
    AlertKind.DIGEST: "notifications",
    AlertKind.REPORT: "all-reports",
    AlertKind.TRAINING: "training",
    AlertKind.DRILL: "escalation",
}
"""Kinds that lead to one page, by its name."""
OF_PARTS = {
    AlertKind.ASSUMPTION: "part",
    AlertKind.ACTION: "part",
    AlertKind.REVIEW: "decision",
    AlertKind.MENTION: "notes",
    AlertKind.IMPORT: "drop",
    AlertKind.MEETING: "meeting",
    AlertKind.MISSED: "meeting",
}
"""Kinds that lead to the page of what they are about, by its name."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An alert's line.

    Attributes:
        told: The alert, and what the person did with it.
        look: Word, icon and tone of its kind.
        address: Where more stands.
        kpis: Names and addresses of the KPIs that it touches.
    """

    told: ToldAlert
    look: StatusLook
    address: str
    kpis: tuple[tuple[str, str], ...]


def alert_rows(known: Told) -> list[AlertRow]:
    """Put what a person is told into rows."""
    names = {one.path: one.kpi.name for one in known.looked.scorecard.readings}
    return [
        AlertRow(
            told=one,
            look=LOOKS[one.alert.kind],
            address=address_of(one.alert),
            kpis=tuple(
                (names[path], known.looked.address_of(path))
                for path in one.alert.kpis
                if path in names
            ),
        )
        for one in known.alerts
    ]


def address_of(alert: Alert) -> str:
    """Give the address of the page where more stands of an alert."""
    if alert.kind in PLAIN:
        return reverse(PLAIN[alert.kind])
    if alert.kind is AlertKind.ACTION and "/" not in alert.about:
        return reverse("change-action", args=[alert.about])
    if alert.kind in OF_PARTS:
        return reverse(OF_PARTS[alert.kind], args=[alert.about])
    if alert.kind in (AlertKind.DATA_GAP, AlertKind.OVERDUE):
        return f"{reverse('sources')}?{urlencode({'account': alert.about})}"
    if alert.kpis:
        return reverse("kpi", args=alert.kpis[0].split("/"))
    return reverse("overview")
