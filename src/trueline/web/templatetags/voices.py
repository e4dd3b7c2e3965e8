"""Scores, intervals and ranks in words, for templates."""

from django import template

from trueline.measure.voices.gaming import Sign
from trueline.plan.organisation.listening import SurveyScale
from trueline.web.voices import words

register = template.Library()
register.filter("label", words.say_label)
register.filter("decimals", words.say_number)
register.filter("share_interval", words.say_share_interval)
register.filter("score", words.say_score)
register.filter("score_interval", words.say_score_interval)
register.filter("ranks", words.say_ranks)
register.filter("agreement", words.say_agreement)


@register.filter
def sign(name: Sign) -> str:
    """Give a sign of gaming for people."""
    return str(words.SIGNS[name])


@register.filter
def scale(name: SurveyScale) -> str:
    """Give a survey's scale for people."""
    return str(words.SCALES[name])
