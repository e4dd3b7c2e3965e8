"""What became of a decision that was withdrawn, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.usecases.coordinating.deciding.withdraw import Withdrawn


def say_withdrawn(gone: Withdrawn) -> str:
    """Say what was withdrawn, and what was dropped with it."""
    said = _("“{0}” was withdrawn.").format(gone.decision.what)
    if not gone.dropped:
        return said
    count = len(gone.dropped)
    also = ngettext(
        "{0} action item that followed from it was dropped.",
        "{0} action items that followed from it were dropped.",
        count,
    )
    return f"{said} {also.format(count)}"
