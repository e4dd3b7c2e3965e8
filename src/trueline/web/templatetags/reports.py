"""Words about reports that templates may use."""

from django import template

from trueline.usecases.scheduling.schedule import Sending
from trueline.web.reporting.library import sending_words

register = template.Library()


@register.filter
def sending(one: Sending) -> str:
    """Say what became of a sending."""
    return sending_words(one)
