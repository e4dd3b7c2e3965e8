"""The demo organisation in a home: made, loaded and removed like any other."""

import shutil
from collections.abc import Callable

from trueline.demo.plan import plan_text
from trueline.demo.story import ORGANISATION, TODAY
from trueline.home.opening import Home
from trueline.plan.yaml.text import read_plan
from trueline.usecases.load_demo import DemoLoaded, load_demo

SLUG = "larkmoor-mending"
LOADED = "loaded"
"""File that stands for a load that went to its end."""


def lacks_demo(home: Home) -> bool:
    """Say whether a start brings the demo in: nothing is there yet, or a load was cut short."""
    from trueline.home.wiring import organisation_folder  # noqa: PLC0415 - needs Django set up

    known = home.organisations()
    return not known or (SLUG in known and not (organisation_folder(SLUG) / LOADED).exists())


def load_demo_organisation(home: Home, *, tell: Callable[[int, int], None]) -> DemoLoaded | None:
    """Make the demo organisation and bring in its plan and exports.

    A load that was cut short is taken up again where it ended.

    Args:
        home: Where.
        tell: Called with exports done and exports in all.

    Returns:
        None when it is there already.
    """
    from trueline.home.wiring import organisation_folder  # noqa: PLC0415 - needs Django set up
    from trueline.web.stores.organisations import (  # noqa: PLC0415 - needs Django set up
        OrganisationRecord,
        make_organisation,
    )

    mark = organisation_folder(SLUG) / LOADED
    if mark.exists():
        return None
    plan = read_plan(plan_text(), "demo plan")
    record = OrganisationRecord(
        SLUG, ORGANISATION, is_demo=True, currency=plan.currency, today=TODAY
    )
    make_organisation(record)
    loaded = load_demo(home.workspace(SLUG), plan, tell=tell)
    mark.touch()
    return loaded


def remove_demo_organisation(home: Home) -> bool:
    """Remove the demo organisation: rows, facts and raw files. Say whether there was one."""
    from trueline.home.wiring import organisation_folder  # noqa: PLC0415 - needs Django set up
    from trueline.web.stores.organisations import remove_organisation  # noqa: PLC0415

    if SLUG not in home.organisations():
        return False
    remove_organisation(SLUG)
    shutil.rmtree(organisation_folder(SLUG), ignore_errors=True)
    return True
