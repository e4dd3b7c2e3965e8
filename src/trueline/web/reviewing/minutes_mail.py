"""Mails with the minutes of a closed meeting, and the next one for everybody's calendar."""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.reviewing.session import Session, SessionStatus
from trueline.coordination.reviewing.wishes import MinutesMail
from trueline.core.errors import MissingError
from trueline.usecases.coordinating.meeting.calendar_file import invitation
from trueline.usecases.coordinating.meeting.planned import next_meeting
from trueline.usecases.coordinating.reviewing.books import MAILS
from trueline.usecases.coordinating.reviewing.minutes import minutes_of, render_minutes
from trueline.usecases.coordinating.reviewing.sitting import (
    Sitting,
    require,
    sitting_of,
)
from trueline.usecases.workspace import Workspace
from trueline.web.stores.colleagues import everybody_of

CANNOT_SEND = (smtplib.SMTPException, OSError)
PDF, CALENDAR = "application/pdf", "text/calendar"


def send_minutes(workspace: Workspace, meeting: str, *, by: str) -> MinutesMail:
    """Send the minutes to everybody of the body who has an account, and keep what became of it.

    Args:
        workspace: Of the organisation.
        meeting: Id of a meeting that is closed.
        by: Who sends them.

    Raises:
        MissingError: There is no such meeting.
        RefusedQuestionError: It is not closed, so that its minutes may still change.
        ConflictError: Somebody else sends them at this moment.
    """
    sitting = sitting_of(workspace, meeting)
    require(sitting.session, SessionStatus.CLOSED)
    attached = list(_attached(workspace, sitting))
    lead = minutes_of(workspace, meeting).lead
    addresses, without = _addressed(workspace, sitting)
    sent, failed = [], []
    for address in addresses:
        try:
            _mail(sitting.session, lead, address, attached).send()
        except CANNOT_SEND as why:
            failed.append((address, str(why)))
        else:
            sent.append(address)
    became = MinutesMail(tuple(sent), tuple(failed), tuple(without))
    MAILS.keep(workspace.entries, became, about=meeting, by=by, now=workspace.now())
    return became


_Attachment = tuple[str, bytes, str]


def _attached(workspace: Workspace, sitting: Sitting) -> Iterator[_Attachment]:
    session = sitting.session
    content = render_minutes(workspace, session.id, "pdf").content
    yield f"{session.id}-minutes.pdf", content, PDF
    plan = workspace.plans.adopted()
    after = next_meeting(
        workspace, plan.plan if plan else None, session.series, after=session.starts
    )
    if after is not None and plan is not None and session.series:
        try:
            yield f"{after.id}.ics", invitation(workspace, plan, (after.id,)), CALENDAR
        except MissingError:
            return


def _addressed(workspace: Workspace, sitting: Sitting) -> tuple[list[str], list[str]]:
    """Give the addresses of the body's people by their names, and who has no account."""
    known = {name.casefold(): address for address, name in everybody_of(workspace.organisation)}
    seats = sitting.body.seats if sitting.body else ()
    people = list(dict.fromkeys(one for seat in seats for one in (seat.person, seat.deputy) if one))
    found = [known[one.casefold()] for one in people if one.casefold() in known]
    return found, [one for one in people if one.casefold() not in known]


def _mail(
    session: Session, lead: str, to: str, attached: list[_Attachment]
) -> EmailMultiAlternatives:
    link = settings.TRUELINE_ADDRESS + reverse("meeting", args=[session.id])
    title = " ".join(session.title.split())  # a header is one line
    body = f"{lead}\n\n{link}\n"
    message = EmailMultiAlternatives(subject=_("Minutes: {0}").format(title), body=body, to=[to])
    for name, content, kind in attached:
        message.attach(name, content, kind)
    return message


def mail_in_words(became: MinutesMail) -> str:
    """Say in a sentence or two what became of the mails."""
    parts = []
    if became.sent:
        parts.append(_("Minutes were mailed to {0}.").format(", ".join(became.sent)))
    not_sent = _("The mail to {0} was not sent: {1}")
    parts += [not_sent.format(*one) for one in became.failed]
    if became.without:
        names = ", ".join(became.without)
        parts.append(_("No account is known of {0}; hand the PDF over.").format(names))
    return " ".join(parts) or _("Nobody of the body has an account, so no mail was sent.")
