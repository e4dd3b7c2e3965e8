"""How a status looks, everywhere the same: a word, an icon and a tone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trueline.measure.status import Status


@dataclass(frozen=True, slots=True)
class StatusLook:
    """Word, icon and tone; colour alone never carries the meaning.

    Attributes:
        word: For people.
        icon: Name in heroicons.
        tone: ``good``, ``warn``, ``bad`` or ``none``: class in the style sheet.
    """

    word: str | Promise
    icon: str
    tone: str


LOOKS = {
    Status.EXCEEDED: StatusLook(_("Exceeded"), "check-badge", "good"),
    Status.REACHED: StatusLook(_("Reached"), "flag", "good"),
    Status.ON_PACE: StatusLook(_("On pace"), "check-circle", "good"),
    Status.AT_RISK: StatusLook(_("At risk"), "exclamation-triangle", "warn"),
    Status.OFF_PACE: StatusLook(_("Off pace"), "x-circle", "bad"),
    Status.TOO_EARLY: StatusLook(_("Too early"), "clock", "none"),
    Status.NOT_BEGUN: StatusLook(_("Not begun"), "clock", "none"),
    Status.NO_DATA: StatusLook(_("No data"), "minus-circle", "none"),
}
