"""Reports as mails: what they say inside, their files with them, and one link."""

import smtplib
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.mime.image import MIMEImage
from email.policy import default
from typing import cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.briefing.blocks import Briefing
from trueline.usecases.print_report import media_type_of, renderer_of
from trueline.usecases.reporting.send_due import NotSentError, Post, ReportMail
from trueline.web.stores.organisations import OrganisationRecord
from trueline.web.stores.recipients import may_get

CANNOT_SEND = (smtplib.SMTPException, OSError)


def post_for(organisation: OrganisationRecord) -> Post:
    """Give what hands reports of an organisation over to the mail server."""

    def post(mail: ReportMail) -> None:
        if not may_get(organisation.slug, mail.to, mail.report.wish.scope):
            reason = _("this person may see parts of the plan alone, and the report is of more.")
            raise NotSentError(reason)
        try:
            report_mail(mail).send()
        except CANNOT_SEND as why:
            raise NotSentError(str(why) or type(why).__name__) from why

    return post


class _WithCharts(EmailMultiAlternatives):
    """A mail whose HTML shows pictures that come with it."""

    mixed_subtype = "related"


def report_mail(mail: ReportMail) -> EmailMultiAlternatives:
    """Give a report as a mail to one person: what it says as text and HTML, and its files."""
    link = settings.TRUELINE_ADDRESS + reverse("issued-report", args=[mail.report.id])
    made = renderer_of("eml").render(mail.briefing, "eml").content
    parts = message_from_bytes(made, policy=default)
    way = _("Open it, with every number's trace: {0}").format(link)
    message = _WithCharts(
        subject=_subject(mail.briefing), body=f"{_body(parts, 'plain')}\n\n{way}\n", to=[mail.to]
    )
    message.attach_alternative(_body(parts, "html"), "text/html")
    for drawn in parts.walk():
        if drawn.get_content_maintype() == "image":
            message.attach(_picture(drawn))
    for name, content in mail.files:
        message.attach(name, content, media_type_of(name.rpartition(".")[2]))
    return message


def _subject(briefing: Briefing) -> str:
    said = f"{briefing.title}, {briefing.period}, {briefing.organisation}"
    return " ".join(said.split())  # a header is one line


def _body(message: EmailMessage, kind: str) -> str:
    """Give what a mail says as text or as HTML."""
    body = message.get_body((kind,))
    return "" if body is None else str(body.get_content()).rstrip()


def _picture(drawn: Message) -> MIMEImage:
    """Give a chart of a mail, found in its HTML by its id."""
    picture = MIMEImage(cast("bytes", drawn.get_payload(decode=True)))
    for name in ("Content-ID", "Content-Disposition"):
        picture[name] = str(drawn[name])
    return picture
