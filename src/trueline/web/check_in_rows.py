"""Check-ins as pages show them: the question that is due, what was said before, and the rest."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.contracts.check_in_shelf import CheckIn, Health
from trueline.plan.naming import place_of
from trueline.usecases.checking_in.health import HEALTH_OF, differs
from trueline.usecases.checking_in.questions import Question, QuestionKind
from trueline.web.health import HEALTH_LOOKS
from trueline.web.status import LOOKS, StatusLook
from trueline.web.wording import say_value
from trueline.web.wording_time import say_day

KIND_NAMES = {
    QuestionKind.KPI: gettext_lazy("KPI"),
    QuestionKind.ACTION: gettext_lazy("Action"),
    QuestionKind.CHANNEL: gettext_lazy("Channel"),
}


@dataclass(frozen=True, slots=True)
class HealthChoice:
    """One of the buttons.

    Attributes:
        value: As the form sends it.
        look: Word, icon and tone.
        is_chosen: Whether it is filled in.
    """

    value: str
    look: StatusLook
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question.

    Attributes:
        question: What is asked.
        kind: What it is about, in a word.
        address: Where its numbers or its fields stand.
        value: Its actual; empty where nothing is worked out.
        expected: What the plan expects; empty likewise.
        computed: Look of its status; None where nothing is worked out.
        before: Look of the health that was said last; None before the first word.
        since: Since when a word is owed.
        choices: The buttons.
    """

    question: Question
    kind: str | Promise
    address: str
    value: str
    expected: str
    computed: StatusLook | None
    before: StatusLook | None
    since: str
    choices: tuple[HealthChoice, ...]


@dataclass(frozen=True, slots=True)
class WordRow:
    """What somebody said of a part of the plan.

    Attributes:
        check_in: The word.
        look: Of its health.
        differs: Whether the numbers say otherwise now.
    """

    check_in: CheckIn
    look: StatusLook
    differs: bool


def question_row(question: Question, on: date, *, chosen: Health | None = None) -> QuestionRow:
    """Put a question into words.

    Args:
        question: What is asked.
        on: Day of the page.
        chosen: Health that a person chose already; None to fill in what is known.
    """
    reading, last = question.reading, question.last
    unit = reading.actual.measured_in if reading else ""
    before = last.entry.health if last else None
    computed = HEALTH_OF.get(question.status) if question.status else None
    health = chosen or computed or before
    return QuestionRow(
        question=question,
        kind=KIND_NAMES[question.kind],
        address=_address(question),
        value=say_value(reading.actual.value, unit) if reading else "",
        expected=say_value(reading.expected, unit) if reading else "",
        computed=LOOKS[question.status] if question.status else None,
        before=HEALTH_LOOKS[before] if before else None,
        since=_since(question, on),
        choices=tuple(HealthChoice(one.value, HEALTH_LOOKS[one], one is health) for one in Health),
    )


def word_row(check_in: CheckIn, question: Question | None = None) -> WordRow | None:
    """Put a word into a row; None for a skip.

    Args:
        check_in: The word.
        question: What it answers, with its status now; None where nothing is worked out.
    """
    health = check_in.entry.health
    if health is None:
        return None
    status = question.status if question else None
    return WordRow(check_in, HEALTH_LOOKS[health], differs(health, status))


def _since(question: Question, on: date) -> str:
    if question.skipped is not None:
        last = question.last
        if last is None:
            return _("Skipped on {0}, and nothing was said before").format(
                say_day(question.skipped)
            )
        return _("Skipped on {0}; the last word is of {1}").format(
            say_day(question.skipped), say_day(last.entry.day)
        )
    if question.last is None:
        return _("Nothing was said yet")
    if question.is_due(on):
        return _("Due since {0}").format(say_day(question.due))
    return _("Next due on {0}").format(say_day(question.due))


def _address(question: Question) -> str:
    if question.kind is QuestionKind.KPI:
        return reverse("kpi", args=place_of(question.path).split("/"))
    return reverse("part", args=[question.path])
