"""Rows and words of the page of mentions."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trueline.measure.voices.label_sample import CLASSES, IRRELEVANT, LabelCheck
from trueline.usecases.voices.listen import Listened
from trueline.web.voices.words import say_label
from trueline.web.wording import say_count, say_share


def confusion_rows(check: LabelCheck) -> list[tuple[str, list[int]]]:
    """Give what people said of mentions with each of the tool's labels, class by class."""
    counts = {(tool, human): count for tool, human, count in check.table}
    return [
        (say_label(tool), [counts.get((tool, human), 0) for human in people_said(check)])
        for tool in CLASSES
    ]


def people_said(check: LabelCheck) -> tuple[str, ...]:
    """Give the labels that people used, those of the tool first."""
    used = {human for _tool, human, _count in check.table}
    return (*CLASSES, IRRELEVANT) if IRRELEVANT in used else CLASSES


def say_voice(one: Listened) -> str:
    """Say in a sentence how much of what is said names us."""
    voice = one.voice
    if voice.value is None or voice.total is None:
        return _("The share of voice cannot be said. {0}").format(voice.why)
    own = next(each.brand.name for each in voice.brands if each.brand.is_own)
    return ngettext(
        "{0} is named in {1} of {2} mention of {3} brands.",
        "{0} is named in {1} of {2} mentions of {3} brands.",
        int(voice.total),
    ).format(own, say_share(voice.value), say_count(int(voice.total)), len(voice.brands))
