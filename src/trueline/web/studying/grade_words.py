"""The few words that a finding allows."""

from django.utils.translation import gettext_lazy

from trueline.evidence.weighing.finding import Finding

NOT_SHOWN = gettext_lazy("no effect is shown")


def is_null(finding: Finding) -> bool:
    """Say whether the interval of a finding holds no effect."""
    if finding.low is None or finding.high is None:
        return False
    return finding.low <= 0 <= finding.high


def words_of(finding: Finding) -> str:
    """Give the few words that a finding allows; an interval with zero inside shows no effect."""
    return str(NOT_SHOWN) if is_null(finding) else finding.grade.words
