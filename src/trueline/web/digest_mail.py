"""The digest as a mail: text and HTML with the numbers inside, and one link."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.usecases.watching.digest import Digest
from trueline.web.alert_rows import LOOKS
from trueline.web.status import LOOKS as STATUS_LOOKS
from trueline.web.wording import say_value
from trueline.web.wording_time import say_day


def digest_mail(digest: Digest, *, to: str, name: str) -> EmailMultiAlternatives:
    """Give a digest as a mail to one person.

    Args:
        digest: What it tells.
        to: Address of the person.
        name: What they are called.
    """
    known = {**_known(digest), "name": name}
    message = EmailMultiAlternatives(
        subject=_subject(digest), body=render_to_string("mail/digest.txt", known), to=[to]
    )
    message.attach_alternative(render_to_string("mail/digest.html", known), "text/html")
    return message


def _subject(digest: Digest) -> str:
    state = ngettext("{0} of {1} KPI on pace", "{0} of {1} KPIs on pace", digest.count).format(
        digest.fine, digest.count
    )
    said = _("{0}, {1}: {2}").format(digest.organisation, say_day(digest.on), state)
    return " ".join(said.split())  # a header is one line


def _known(digest: Digest) -> dict[str, Any]:
    return {
        "digest": digest,
        "state": _subject(digest),
        "behind": [
            {
                "name": one.kpi.name,
                "actual": say_value(one.actual.value, one.actual.measured_in),
                "expected": say_value(one.expected, one.actual.measured_in),
                "status": STATUS_LOOKS[one.status].word,
                "why": one.why,
            }
            for one in digest.behind
        ],
        "alerts": [(LOOKS[one.kind].word, one) for one in digest.alerts],
        "link": settings.TRUELINE_ADDRESS + reverse("notifications"),
    }
