"""Status rules in sentences."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from trueline.measure.judging.rules import StatusRule, StatusRules
from trueline.measure.status import Status
from trueline.web.status import LOOKS
from trueline.web.wording import say_share

ASKS: dict[tuple[bool, bool, bool], str | Promise] = {
    (True, False, False): gettext_lazy("{word} from a progress of {progress}."),
    (False, True, False): gettext_lazy("{word} from a pace of {pace}."),
    (False, False, True): gettext_lazy("{word} from a chance of {chance}."),
    (True, True, False): gettext_lazy("{word} from a progress of {progress} and a pace of {pace}."),
    (True, False, True): gettext_lazy(
        "{word} from a progress of {progress} and a chance of {chance}."
    ),
    (False, True, True): gettext_lazy("{word} from a pace of {pace} and a chance of {chance}."),
    (True, True, True): gettext_lazy(
        "{word} from a progress of {progress}, a pace of {pace} and a chance of {chance}."
    ),
}


def rule_sentences(rules: StatusRules) -> list[str]:
    """Put rules in sentences, in their order; the last says what none of them holds for."""
    said = [_sentence(one) for one in rules.rules]
    return [*said, _("{0} otherwise.").format(LOOKS[Status.OFF_PACE].word)]


def patience_sentence(rules: StatusRules) -> str:
    """Say from when a value is too old, and until when a pace says too little."""
    words = ngettext(
        "No data: the newest value is older than the time in which a new one is due.",
        "No data: the newest value is older than {0} times the time in which a new one is due.",
        rules.patience,
    )
    too_old = words.format(rules.patience)
    if not rules.least_elapsed:
        return too_old
    too_early = _("Too early: the plan expects less than {0} of the way.")
    return f"{too_old} {too_early.format(_say(rules.least_elapsed))}"


def _sentence(rule: StatusRule) -> str:
    least = (rule.least_progress, rule.least_pace, rule.least_chance)
    asks = tuple(one is not None for one in least)
    said = str(ASKS[(asks[0], asks[1], asks[2])]).format(
        word=LOOKS[rule.status].word,
        progress=_say(rule.least_progress),
        pace=_say(rule.least_pace),
        chance=_say(rule.least_chance),
    )
    if rule.least_chance is None or not rule.holds_without_chance:
        return said
    return _("{0} Where no forecast says a chance, the rest decides.").format(said)


def _say(share: Decimal | None) -> str:
    return say_share(share).replace(".0%", "%")
