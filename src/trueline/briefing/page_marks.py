"""What every page of a document says of itself: whose, when, against what, from where."""

from datetime import datetime, timedelta

from trueline.briefing.blocks import Briefing
from trueline.briefing.wording import day_in_words

SHORT_DIGEST = 12
NOTHING = "Nothing is said yet."
SOURCES = "Sources and methods"


def marks_of(briefing: Briefing) -> tuple[tuple[str, str], ...]:
    """Give names and words of all that says where a document comes from, in order.

    A document that is held against no plan or uses no facts has fewer of them.
    """
    known = moment_in_words(briefing.as_of) if briefing.as_of else ""
    found = (
        ("Organisation", briefing.organisation),
        ("Period", briefing.period),
        ("Plan", briefing.plan_version),
        ("As known on", known),
        ("Sources", briefing.label),
        ("Digest", briefing.digest[:SHORT_DIGEST]),
        ("Note", briefing.foot),
    )
    return tuple((name, words) for name, words in found if words)


def head_line(briefing: Briefing) -> str:
    """Give the line that stands at the top of every page but its title's."""
    return " · ".join(
        one for one in (briefing.organisation, briefing.title, briefing.period) if one
    )


def foot_line(briefing: Briefing) -> str:
    """Give the line that stands at the foot of every page."""
    known = f"as known on {moment_in_words(briefing.as_of)}" if briefing.as_of else ""
    parts = (
        briefing.foot,
        briefing.plan_version,
        known,
        briefing.label,
        briefing.digest[:SHORT_DIGEST],
    )
    return " · ".join(one for one in parts if one)


def whole_line(briefing: Briefing) -> str:
    """Give all that a page says of itself in one line, for formats with one."""
    return " · ".join(one for one in (head_line(briefing), foot_line(briefing)) if one)


def moment_in_words(moment: datetime) -> str:
    """Write a moment with its offset, such as ``20 Nov 2026 09:30 (UTC+1)``.

    The name of a zone is not kept with a moment, its offset is; so a document that is opened again
    says the same.
    """
    offset = moment.utcoffset() or timedelta()
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta() else "+"
    shown = f"{sign}{hours}" + (f":{minutes:02d}" if minutes else "")
    zone = f"UTC{shown}" if offset else "UTC"
    return f"{day_in_words(moment.date())} {moment:%H:%M} ({zone})"
