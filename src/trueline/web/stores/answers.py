"""What people said of sources: rows of ``SourceAnswer`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from trueline.core.errors import MissingError
from trueline.web.models import Organisation
from trueline.web.models import SourceAnswer as AnswerRow


@dataclass(frozen=True, slots=True)
class SourceAnswer:
    """What holds for files of one kind and account until somebody says otherwise.

    Attributes:
        importer: What reads them, with the mapping's name where one does.
        account: ``network/handle``; empty where the file itself says it.
        currency: Of amounts that name none; empty when never asked.
        month_first: Whether 03/04/2025 is 4 March; None when never asked.
        by: Who said so; empty before it is kept.
        said_at: When; None before it is kept.
        id: Of the row; 0 before it is kept.
    """

    importer: str
    account: str = ""
    currency: str = ""
    month_first: bool | None = None
    by: str = ""
    said_at: datetime | None = None
    id: int = 0


def remembered_answers(organisation: str) -> tuple[SourceAnswer, ...]:
    """Give all that people of an organisation said of sources."""
    return tuple(_record(row) for row in AnswerRow.objects.filter(organisation__slug=organisation))


def remember_answer(organisation: str, answer: SourceAnswer, *, by: str, now: datetime) -> None:
    """Keep an answer; what it leaves open stays as it was said before."""
    owner = Organisation.objects.get(slug=organisation)
    told = {"currency": answer.currency, "month_first": answer.month_first}
    known = {name: value for name, value in told.items() if value not in ("", None)}
    row, is_new = AnswerRow.objects.get_or_create(
        organisation=owner,
        importer=answer.importer,
        account=answer.account,
        defaults={**known, "by": by, "said_at": now},
    )
    if is_new or all(getattr(row, name) == value for name, value in known.items()):
        return
    AnswerRow.objects.filter(pk=row.pk).update(**known, by=by, said_at=now)


def forget_answer(organisation: str, number: int) -> SourceAnswer:
    """Forget an answer, and give it as it was; it is asked for again with the next file.

    Raises:
        MissingError: The organisation has no such answer.
    """
    row = AnswerRow.objects.filter(organisation__slug=organisation, pk=number).first()
    if row is None:
        raise MissingError(f"There is no answer {number} in this organisation.")
    known = _record(row)
    row.delete()
    return known


def _record(row: AnswerRow) -> SourceAnswer:
    return SourceAnswer(
        row.importer, row.account, row.currency, row.month_first, row.by, row.said_at, row.pk
    )
