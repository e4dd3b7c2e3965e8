"""What is known of a fact, in words: only what is set, and no key that stands for a person."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.metrics.catalogue import load_catalogue
from trueline.web.fact_rows import MONEY
from trueline.web.wording import locale, say_count, say_exactly
from trueline.web.wording_time import say_day

UNSAID = frozenset({"person_key", "native_id", "has_time"})
NAMES = {
    "account": gettext_lazy("Account"),
    "metric": gettext_lazy("Metric"),
    "breakdown": gettext_lazy("Breakdown"),
    "day": gettext_lazy("Day"),
    "value": gettext_lazy("Value"),
    "post": gettext_lazy("Post"),
    "window": gettext_lazy("Counted over"),
    "since": gettext_lazy("Since"),
    "observed_at": gettext_lazy("As seen on"),
    "published_at": gettext_lazy("Published"),
    "zone": gettext_lazy("Time zone"),
    "kind": gettext_lazy("Kind"),
    "title": gettext_lazy("Title"),
    "url": gettext_lazy("Address"),
    "conversation": gettext_lazy("Conversation"),
    "channel": gettext_lazy("Channel"),
    "opened_at": gettext_lazy("Opened"),
    "status": gettext_lazy("Status"),
    "topic": gettext_lazy("Topic"),
    "satisfaction": gettext_lazy("Satisfaction"),
    "reply_count": gettext_lazy("Replies"),
    "first_response_min": gettext_lazy("Minutes to the first answer"),
    "first_response_bh_min": gettext_lazy("Working minutes to the first answer"),
    "resolution_min": gettext_lazy("Minutes until solved"),
    "order": gettext_lazy("Order"),
    "ordered_at": gettext_lazy("Ordered"),
    "amount": gettext_lazy("Amount"),
    "refunded": gettext_lazy("Refunded"),
    "currency": gettext_lazy("Currency"),
    "item_count": gettext_lazy("Items"),
    "code": gettext_lazy("Discount code"),
    "touch": gettext_lazy("Came from"),
    "tags": gettext_lazy("Tags"),
    "message": gettext_lazy("Message"),
    "thread": gettext_lazy("Thread"),
    "sent_at": gettext_lazy("Sent"),
    "author": gettext_lazy("Written by"),
    "board": gettext_lazy("Inbox or board"),
    "view_count": gettext_lazy("Views"),
    "answer": gettext_lazy("Answer"),
    "answered_at": gettext_lazy("Answered"),
    "survey": gettext_lazy("Survey"),
    "scale": gettext_lazy("Scale"),
    "score": gettext_lazy("Score"),
    "label": gettext_lazy("Label"),
    "labelled_at": gettext_lazy("Labelled"),
    "sample": gettext_lazy("Sample"),
    "tool": gettext_lazy("The tool says"),
    "human": gettext_lazy("A person says"),
}


def subject_words(subject: Mapping[str, str]) -> list[tuple[str, str]]:
    """Say what a fact is about: name and words of each part that is set."""
    words = dict(subject)
    if "metric" in words:
        known = load_catalogue().metrics.get(words["metric"])
        words["metric"] = known.name if known else words["metric"]
    if "day" in words:
        words["day"] = say_day(date.fromisoformat(words["day"]))
    return list(_named(words, ""))


def value_words(value: Decimal | None, *, metric: str) -> str:
    """Put a value in words, with its unit where that is not money; None is not counted."""
    return _("not counted") if value is None else say_exactly(value, _unit_of(metric))


def difference_words(old: Decimal | None, new: Decimal | None, *, metric: str) -> str:
    """Put what changes in words, with its sign; empty where one of the two is not counted."""
    if old is None or new is None:
        return ""
    sign = "+" if new > old else ""
    return f"{sign}{say_exactly(new - old, _unit_of(metric))}"


def _unit_of(metric: str) -> str:
    known = load_catalogue().metrics.get(metric)
    return known.measured_in if known and known.measured_in != MONEY else ""


def version_words(values: Mapping[str, object], *, metric: str) -> list[tuple[str, str]]:
    """Say what was known of a fact: name and words of each value that is set.

    Args:
        values: By kept column.
        metric: Id of the fact's metric; empty for a row that is counted.
    """
    unit = _unit_of(metric)
    shown = dict(values)
    if metric and shown.get("value", 0) is None:
        shown["value"] = _("not counted")
    moment = shown.get("published_at")
    if isinstance(moment, datetime) and not shown.get("has_time", True):
        shown["published_at"] = moment.date()
    return list(_named(shown, unit))


def _named(values: Mapping[str, object], unit: str) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if name not in UNSAID and value is not None and value != "":
            yield str(NAMES.get(name, name)), _say(value, unit if name == "value" else "")


def _say(value: object, unit: str) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case int():
            return say_count(value)
        case Decimal():
            return say_exactly(value, unit)
        case datetime():  # as written in the file; its zone, when known, stands beside it
            pattern = "d MMM y, HH:mm:ss" if value.second else "d MMM y, HH:mm"
            return format_datetime(value, format=pattern, locale=locale())
        case date():
            return say_day(value)
    return str(value)
