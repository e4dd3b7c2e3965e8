"""Status rules of an organisation: rows of ``StatusRuleSet`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from trueline.contracts.status_shelf import KeptRules
from trueline.core.codec import decode, encode
from trueline.core.errors import MissingError
from trueline.measure.judging.rules import StatusRules
from trueline.web.models import Organisation, StatusRuleSet
from trueline.web.remembered import Remembered

KEPT: Remembered[KeptRules | None] = Remembered(64)


@dataclass(slots=True)
class DjangoStatusShelf:
    """The status rules that one organisation kept, in the application database.

    Every page asks for those in force: who opens the shelf knows since when that is, so most
    pages ask nothing more. A shelf that stays open sees only what it keeps itself.

    Attributes:
        organisation: Its slug.
        newest: When rules were kept last, in UTC; None while they are the usual ones.
    """

    organisation: str
    newest: datetime | None

    def in_force(self, *, as_of: datetime | None = None) -> KeptRules | None:
        """Give the newest that were kept; None while the usual ones are in force.

        Args:
            as_of: Moment at which they are in force, in UTC; None for now.
        """
        if self.newest is None:
            return None
        moment = self.newest if as_of is None else min(as_of, self.newest)
        return KEPT.get((self.organisation, self.newest, moment), lambda: self._read(moment))

    def history(self) -> tuple[KeptRules, ...]:
        """Give all that were ever kept, newest first."""
        return tuple(_record(row) for row in self._rows())

    def keep(self, kept: KeptRules) -> None:
        """Put rules in force; those before stay in the history.

        Raises:
            MissingError: There is no such organisation.
        """
        owner = Organisation.objects.filter(slug=self.organisation).first()
        if owner is None:
            raise MissingError(f"There is no organisation {self.organisation}.")
        StatusRuleSet.objects.create(
            organisation=owner,
            document=encode(kept.rules),
            by=kept.by,
            at=kept.at,
            reason=kept.reason,
        )
        self.newest = kept.at

    def _read(self, moment: datetime) -> KeptRules | None:
        row = self._rows().filter(at__lte=moment).first()
        return _record(row) if row else None

    def _rows(self) -> "QuerySet[StatusRuleSet]":
        return StatusRuleSet.objects.filter(organisation__slug=self.organisation)


def _record(row: StatusRuleSet) -> KeptRules:
    return KeptRules(decode(row.document, StatusRules), row.by, row.at, row.reason)
