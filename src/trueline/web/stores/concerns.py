"""What concerns one person: notes that call them, and their work that failed; in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Expression, F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from trueline.contracts.note_shelf import Note
from trueline.usecases.watching.alert import AlertKind
from trueline.usecases.watching.personal import Failure
from trueline.web.models import DigestMail, Job, PlanNote
from trueline.web.stores.digest_mails import TIME_TO_SEND
from trueline.web.stores.jobs import JobState

COLUMNS = ("sort", "number", "when", "title_", "words", "who")


@dataclass(frozen=True, slots=True)
class FoundConcerns:
    """What was found.

    Attributes:
        notes: That call the person, newest first.
        failures: Of work that they asked for, newest first; one a piece of work.
    """

    notes: tuple[Note, ...]
    failures: tuple[Failure, ...]


def concerns_of(
    organisation: str, person: int, address: str, *, since: datetime, now: datetime
) -> FoundConcerns:
    """Give what concerns a person since a moment.

    Args:
        organisation: Slug.
        person: Id of the row.
        address: Their e-mail address.
        since: Older ones are left out.
        now: The present.
    """
    notes = _notes(organisation, address, since)
    rows = notes.union(_jobs(organisation, person, since), _mails(organisation, person, since, now))
    found = sorted(rows, key=lambda row: (row[2], row[1]), reverse=True)
    called = AlertKind.MENTION.value
    return FoundConcerns(
        tuple(
            Note(number, path, text, (address,), by, at)
            for kind, number, at, path, text, by in found
            if kind == called
        ),
        tuple(_once(row for row in found if row[0] != called)),
    )


def _once(rows: Iterable[tuple[Any, ...]]) -> list[Failure]:
    """Give one failure for each piece of work: of files that came together, the newest."""
    kept: dict[tuple[str, int], Failure] = {}
    for kind, number, at, title, why, _who in rows:
        kept.setdefault((kind, number), Failure(AlertKind(kind), number, at, title, why))
    return list(kept.values())


def _notes(organisation: str, address: str, since: datetime) -> "QuerySet[Any, Any]":
    rows = PlanNote.objects.filter(
        organisation__slug=organisation, ended_at=None, at__gte=since
    ).annotate(called=Cast("mentions", TextField()))
    rows = rows.filter(called__contains=f'"{address}"')
    return _columns(rows, AlertKind.MENTION, F("pk"), F("at"), (F("path"), F("text"), F("by")))


def _jobs(organisation: str, person: int, since: datetime) -> "QuerySet[Any, Any]":
    is_import = Q(kind="import_drop") | Q(drop__kind="import_drop")
    rows = Job.objects.filter(
        is_import,
        organisation__slug=organisation,
        by_id=person,
        state=JobState.FAILED.value,
        finished_at__gte=since,
    )
    texts = (F("title"), Value(""), Value(""))
    return _columns(rows, AlertKind.IMPORT, Coalesce("drop_id", "pk"), F("finished_at"), texts)


def _mails(organisation: str, person: int, since: datetime, now: datetime) -> "QuerySet[Any, Any]":
    states = DigestMail.State
    cut_short = Q(state=states.SENDING, at__lt=now - TIME_TO_SEND)
    rows = DigestMail.objects.filter(
        Q(state=states.FAILED) | cut_short,
        organisation__slug=organisation,
        person_id=person,
        at__gte=since,
    )
    texts = (F("due"), F("why"), Value(""))
    return _columns(rows, AlertKind.DIGEST, F("pk"), F("at"), texts)


def _columns(
    rows: "QuerySet[Any]",
    kind: AlertKind,
    number: Expression | F,
    when: F,
    texts: tuple[Expression | F, Expression | F, Expression | F],
) -> "QuerySet[Any, Any]":
    """Give rows as the same six columns, so that they can be put together."""
    title, words, who = (Cast(one, TextField()) for one in texts)
    named = rows.order_by().annotate(
        sort=Cast(Value(kind.value), TextField()),
        number=number,
        when=when,
        title_=title,
        words=words,
        who=who,
    )
    found: QuerySet[Any, Any] = named.values_list(*COLUMNS)
    return found
