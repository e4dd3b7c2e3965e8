"""What the pages of voices look at: the plan in force and the ledger, on the day of the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.urls import reverse

from trueline.plan.document import Plan
from trueline.usecases.plan_on_day import plan_in_force
from trueline.usecases.workspace import Workspace
from trueline.web.days import AsOf, as_of, read_day, what_is_said
from trueline.web.visit import Visit


@dataclass(frozen=True, slots=True)
class HeardOn:
    """The plan in force and the ledger, now or as known on a past day.

    Attributes:
        workspace: Of the organisation.
        plan: In force.
        on: Last day that counts.
        as_of: Past day whose knowledge counts; None for what is known now.
        revision: Of the ledger.
        key: All that the pages depend on.
        named: What the address named, so that every link from here does too.
    """

    workspace: Workspace
    plan: Plan
    on: date
    as_of: AsOf | None
    revision: int
    key: tuple[object, ...]
    named: Mapping[str, str]

    @property
    def known(self) -> datetime | int:
        """Moment whose knowledge counts; while the present does, the revision looked at."""
        return self.as_of.moment if self.as_of else self.revision

    def address(self, name: str, *parts: str) -> str:
        """Give the address of a page that shows the same day."""
        at = reverse(name, args=parts)
        return f"{at}?{urlencode(self.named)}" if self.named else at


def hear(visit: Visit) -> HeardOn | None:
    """Give what a page looks at; None before there is a plan.

    Raises:
        MissingError: The address names a day that is none, or one before the first plan.
    """
    workspace, then = visit.workspace(), as_of(visit)
    moment = then.moment if then else None
    adopted = plan_in_force(workspace, as_of=moment)
    if adopted is None:
        return None
    given = visit.request.GET
    named = {name: given[name] for name in ("on", "as_of") if given.get(name)}
    usual = min(workspace.today, then.day) if then else workspace.today
    on = read_day(named["on"]) if "on" in named else usual
    ledger = workspace.facts.snapshot(as_of=moment)
    said = what_is_said(visit, then)
    key = (workspace.organisation, adopted.number, on, ledger.revision, ledger.known_at, said)
    return HeardOn(workspace, adopted.plan, on, then, ledger.revision, key, named)
