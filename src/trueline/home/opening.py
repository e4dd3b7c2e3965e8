"""Open a home: the one place that decides what is wired to what.

The application database is Django's; the ledger's files lie beside it. Web, command line and
notebooks all come through here.
"""

import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pyarrow as pa
from django.apps import apps

from trueline.core.errors import MissingError, SettingError
from trueline.core.period import Period
from trueline.core.settings import SETTINGS
from trueline.facts.ledger.disk import room_for
from trueline.home.engines import engine_in_force
from trueline.home.folder import make_usable
from trueline.home.notebook import facts_table, scorecard_table
from trueline.measure.scorecard import Scorecard
from trueline.plan.document import Plan
from trueline.usecases.score import score
from trueline.usecases.workspace import Workspace

if TYPE_CHECKING:  # the one loads many methods, the other needs Django set up
    from trueline.home.studies import Studies
    from trueline.web.stores.organisations import OrganisationRecord

LAST_DAY = date.max - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Home:
    """A folder with everything that Trueline keeps, opened.

    Attributes:
        folder: Absolute path.
    """

    folder: Path

    def organisations(self) -> tuple[str, ...]:
        """Give the short names of all organisations, in order."""
        from trueline.web.stores.organisations import organisation_slugs  # noqa: PLC0415

        return organisation_slugs()

    def workspace(self, organisation: str = "") -> Workspace:
        """Open one organisation.

        Args:
            organisation: Its short name; empty is right while there is at most one. The first
                is made when there is none.

        Raises:
            MissingError: There is no such organisation, or there are several and none was named.
        """
        from trueline.home.wiring import open_workspace  # noqa: PLC0415 - needs Django set up

        return open_workspace(organisation or self._only())

    def plan(self, organisation: str = "") -> Plan | None:
        """Give the plan in force; None before the first.

        Raises:
            MissingError: As for ``workspace``.
        """
        adopted = self.workspace(organisation).plans.adopted()
        return adopted.plan if adopted else None

    def facts(
        self,
        metric: str,
        *,
        first: date = date.min,
        last: date = LAST_DAY,
        organisation: str = "",
        as_of: datetime | None = None,
    ) -> pa.Table:
        """Give the reported values of a metric and its parts, day by day, with their origin.

        Raises:
            MissingError: There is no such metric; or as for ``workspace``.
        """
        return facts_table(
            self.workspace(organisation), metric, Period.closed(first, last), as_of=as_of
        )

    def scorecard(
        self, *, on: date | None = None, organisation: str = "", as_of: datetime | None = None
    ) -> Scorecard:
        """Give the plan in force against its actuals, today unless another day is named.

        Raises:
            MissingError: There is no plan in force; or as for ``workspace``.
        """
        workspace = self.workspace(organisation)
        adopted = workspace.plans.adopted()
        if adopted is None:
            raise MissingError("There is no plan in force; adopt one first.")
        return score(workspace, adopted.plan, on=on or workspace.today, as_of=as_of)

    def scorecard_table(
        self, *, on: date | None = None, organisation: str = "", as_of: datetime | None = None
    ) -> pa.Table:
        """Give the scorecard as a table, one row a KPI.

        Raises:
            MissingError: As for ``scorecard``.
        """
        return scorecard_table(self.scorecard(on=on, organisation=organisation, as_of=as_of))

    def studies(self, organisation: str = "") -> "Studies":
        """Give the studies of one organisation: to register, run, show and replay.

        Raises:
            MissingError: As for ``workspace``.
        """
        from trueline.home.studies import Studies  # noqa: PLC0415 - loads the methods

        return Studies(self.workspace(organisation))

    def _only(self) -> str:
        from trueline.web.stores.organisations import (  # noqa: PLC0415 - needs Django set up
            OrganisationRecord,
            make_organisation,
        )

        known = self.organisations()
        if len(known) > 1:
            raise MissingError(
                f"This home holds several organisations: {', '.join(known)}. Name one."
            )
        if known:
            return known[0]
        return make_organisation(OrganisationRecord("main", "Our organisation")).slug


def open_home(folder: Path | str | None = None) -> Home:
    """Open a home, making it and bringing its database up to date where needed.

    Args:
        folder: Where; None takes the setting TRUELINE_HOME.

    Raises:
        SettingError: This process has another home open, the folder cannot be used, or a
            setting cannot be understood.
        NoRoomError: The disk is full.
        DamagedError: The application database is not what was written there.
    """
    if folder is not None:
        os.environ["TRUELINE_HOME"] = str(folder)
    wanted = _wanted()
    with room_for(f"The home {wanted}"):
        make_usable(wanted)
        return Home(_opened(wanted))


def workspace(organisation: "OrganisationRecord") -> Workspace:
    """Open one organisation of the home that this process runs on; web and jobs come here."""
    from trueline.home.wiring import workspace_of  # noqa: PLC0415 - needs Django set up

    return workspace_of(organisation)


def _opened(wanted: Path) -> Path:
    os.environ["TRUELINE_HOME"] = str(wanted)
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trueline.web.settings")
        django.setup()
    from django.conf import settings  # noqa: PLC0415 - reads the environment when imported

    opened = Path(settings.TRUELINE_HOME)
    if wanted != opened:
        raise SettingError(f"This process has {opened} open; open {wanted} in a new one.")
    from trueline.web.schema import bring_up_to_date  # noqa: PLC0415 - needs Django set up

    engine_in_force()
    bring_up_to_date()
    return opened


def _wanted() -> Path:
    default = next(one.default for one in SETTINGS if one.name == "TRUELINE_HOME")
    text = os.environ.get("TRUELINE_HOME") or default
    try:
        return Path(text).expanduser().absolute()
    except RuntimeError:
        raise SettingError(f"TRUELINE_HOME is “{text}”, and no such person is known.") from None
