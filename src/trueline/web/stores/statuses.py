"""Status rules of an organisation: rows of ``StatusRuleSet`` to records and back."""

from dataclasses import dataclass
from datetime import datetime

from trueline.contracts.status_shelf import KeptRules
from trueline.core.codec import decode, encode
from trueline.core.errors import MissingError
from trueline.measure.judging.rules import StatusRules
from trueline.web.models import Organisation, StatusRuleSet


@dataclass(frozen=True, slots=True)
class DjangoStatusShelf:
    """The status rules that one organisation kept, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    def in_force(self, *, as_of: datetime | None = None) -> KeptRules | None:
        """Give the newest that were kept; None while the usual ones are in force.

        Args:
            as_of: Moment at which they are in force, in UTC; None for now.
        """
        rows = StatusRuleSet.objects.filter(organisation__slug=self.organisation)
        row = (rows if as_of is None else rows.filter(at__lte=as_of)).first()
        return _record(row) if row else None

    def history(self) -> tuple[KeptRules, ...]:
        """Give all that were ever kept, newest first."""
        rows = StatusRuleSet.objects.filter(organisation__slug=self.organisation)
        return tuple(_record(row) for row in rows)

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


def _record(row: StatusRuleSet) -> KeptRules:
    return KeptRules(decode(row.document, StatusRules), row.by, row.at, row.reason)
