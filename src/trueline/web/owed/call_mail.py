"""The mail that calls somebody to an incident or a drill."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.escalating.incident import Call, Incident
from trueline.web.stores.colleagues import everybody_of

CANNOT_SEND = (smtplib.SMTPException, OSError)


def tell_called(organisation: str, incident: Incident, call: Call) -> str:
    """Mail somebody that they are called, and say in a sentence what became of it.

    Args:
        organisation: Its slug.
        incident: That they are called to.
        call: Who, and within how many minutes.
    """
    wanted = call.person.strip().casefold()
    found = [email for email, name in everybody_of(organisation) if name.casefold() == wanted]
    if not found:
        return _("No account here bears this name, so no mail was sent. Call them.")
    try:
        for address in found:
            _mail(incident, call, address).send()
    except CANNOT_SEND as why:
        return _("The mail could not be sent: {0}. Call them.").format(why)
    return _("A mail was sent to {0}.").format(", ".join(found))


def _mail(incident: Incident, call: Call, address: str) -> EmailMessage:
    link = settings.TRUELINE_ADDRESS + reverse("incident", args=[incident.id])
    word = _("Drill") if incident.is_drill else _("Severity {0}").format(incident.severity)
    subject = " ".join(_("{0}: you are called. {1}").format(word, incident.what).split())
    known = {"incident": incident, "call": call, "link": link}
    return EmailMessage(subject, render_to_string("mail/call.txt", known), to=[address])
