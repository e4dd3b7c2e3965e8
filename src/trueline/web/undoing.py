"""Changes of the plan as people are told of them: what was done, with the way to take it back."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.utils.http import url_has_allowed_host_and_scheme

from trueline.contracts.draft_shelf import EditEntry
from trueline.plan.applying import Refused
from trueline.web.visit import Visit

MARK = "undo-"
"""What the tag of a message begins with that an edit can be taken back from."""

WAY_BACK = "back-"
"""What the tag of a message begins with that names the address which takes back what it tells."""


def say_done(visit: Visit, text: str, entry: EditEntry) -> None:
    """Show on the next page what was done, with a button that takes it back."""
    messages.info(visit.request, text, extra_tags=f"{MARK}{entry.number}")


def say_with_way_back(visit: Visit, text: str, address: str) -> None:
    """Show on the next page what was done, with a button that takes it back.

    Args:
        visit: Who did it.
        text: What was done.
        address: Where the button sends to.
    """
    messages.info(visit.request, text, extra_tags=f"{WAY_BACK}{address}")


def say_refused(visit: Visit, refused: Refused) -> None:
    """Show on the next page why nothing was done."""
    for issue in refused.issues:
        messages.warning(visit.request, f"{issue.what} {issue.remedy}")


def number_to_undo(message: Message) -> int | None:
    """Give the number of the edit that a message tells of; None when it tells of none."""
    tag = str(message.extra_tags or "")
    return int(tag.removeprefix(MARK)) if tag.startswith(MARK) else None


def way_back(message: Message) -> str:
    """Give the address that takes back what a message tells of; empty when there is none."""
    tag = str(message.extra_tags or "")
    return tag.removeprefix(WAY_BACK) if tag.startswith(WAY_BACK) else ""


def back_to(visit: Visit, usual: str) -> str:
    """Give the address that a form asks to go back to, where it is one of these pages."""
    wanted = visit.request.POST.get("next", "")
    host, is_secure = {visit.request.get_host()}, visit.request.is_secure()
    is_ours = wanted and url_has_allowed_host_and_scheme(wanted, host, require_https=is_secure)
    return wanted if is_ours else usual
