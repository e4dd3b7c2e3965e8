"""EML: a document as a mail, once as text and once with its looks, ready to be sent.

When to use it: to send a document itself and not a file beside a mail. Nothing is fetched when it
is read: charts are pictures inside the mail, and each is told in words. The file opens as a draft
in mail programs; whoever sends it adds from and to.

Source: RFC 5322, RFC 2046 and RFC 2387 for its parts.
"""

from email.message import EmailMessage
from email.policy import SMTP
from typing import cast

from trueline.briefing.blocks import Briefing
from trueline.briefing.printable import printable
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError
from trueline.plugins.renderers.mail.letter import letter_of
from trueline.plugins.renderers.mail.pictures import png_of
from trueline.plugins.renderers.mail.plain import plain_text_of

FORMATS = {"eml": "message/rfc822"}
BOUNDARIES = ("=_trueline_whole", "=_trueline_looks")
"""Between the parts; any other would differ each time."""


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Write a document.

    Raises:
        MissingError: The ending is none of this renderer's.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending} here; known are {', '.join(FORMATS)}.")
    return Rendered(_mail(printable(briefing)).as_bytes(), 1)


def _mail(briefing: Briefing) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    subject = " · ".join(one for one in (briefing.title, briefing.period) if one)
    mail["Subject"] = " ".join(subject.split())
    mail["X-Unsent"] = "1"
    mail.set_content(plain_text_of(briefing))
    letter = letter_of(briefing)
    mail.add_alternative(letter.html, subtype="html")
    looks = cast("EmailMessage", list(mail.iter_parts())[1])
    for name, picture in letter.pictures:
        looks.add_related(
            png_of(picture), maintype="image", subtype="png", cid=f"<{name}>", disposition="inline"
        )
    mail.set_boundary(BOUNDARIES[0])
    if letter.pictures:
        looks.set_boundary(BOUNDARIES[1])
    return mail


RENDERER = Renderer(name="mail", formats=FORMATS, render=_render)
