"""Short numbers for accounts, metrics and breakdowns: given once, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from trueline.core.errors import ConflictError
from trueline.facts.dataset import TOTAL
from trueline.web.models import FactName

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class FactNames:
    """The names of one kind in one organisation.

    Attributes:
        owner: Primary key of the organisation.
        kind: ``account``, ``metric`` or ``breakdown``.
    """

    owner: int
    kind: str

    def names(self) -> dict[int, str]:
        """Give every name by its number; the empty breakdown is 0."""
        known = dict(self._rows().values_list("key", "name"))
        return {0: TOTAL} | known if self.kind == "breakdown" else known

    def keys(self, names: Sequence[str]) -> Mapping[str, int]:
        """Give the numbers of names, making those that are new.

        Raises:
            ConflictError: Others kept making numbers meanwhile.
        """
        for _ in range(ATTEMPTS):
            known = {name: key for key, name in self.names().items()}
            missing = [name for name in dict.fromkeys(names) if name not in known]
            if not missing:
                return {name: known[name] for name in names}
            self._make(missing)
        raise ConflictError("Others kept naming accounts meanwhile; try again.")

    def _make(self, names: Sequence[str]) -> None:
        """Number new names; when another process was faster, the caller looks again."""
        try:
            with transaction.atomic():
                last = self._rows().aggregate(last=Max("key"))["last"] or 0
                FactName.objects.bulk_create(
                    FactName(organisation_id=self.owner, kind=self.kind, key=key, name=name)
                    for key, name in enumerate(names, start=last + 1)
                )
        except IntegrityError:
            return

    def _rows(self) -> QuerySet[FactName]:
        return FactName.objects.filter(organisation_id=self.owner, kind=self.kind)
