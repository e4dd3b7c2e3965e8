"""How health looks, everywhere the same: a word, an icon and a tone, as a status has them."""

from django.utils.translation import gettext_lazy as _

from trueline.contracts.check_in_shelf import Health
from trueline.web.status import StatusLook

HEALTH_LOOKS = {
    Health.ON_TRACK: StatusLook(_("On track"), "hand-thumb-up", "good"),
    Health.AT_RISK: StatusLook(_("At risk"), "exclamation-triangle", "warn"),
    Health.OFF_TRACK: StatusLook(_("Off track"), "hand-thumb-down", "bad"),
}
