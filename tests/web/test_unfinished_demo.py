"""A start brings the demo in where there is nothing, and goes on with a load that was cut short."""

from pathlib import Path

import pytest

from trueline.home.demo import LOADED, SLUG, lacks_demo
from trueline.home.opening import Home
from trueline.home.wiring import organisation_folder
from trueline.web.stores.organisations import OrganisationRecord, make_organisation


@pytest.mark.django_db
def test_a_load_that_was_cut_short_is_taken_up_at_the_next_start(home: Path) -> None:
    opened = Home(home)
    assert lacks_demo(opened)
    make_organisation(OrganisationRecord(SLUG, "Larkmoor Mending", is_demo=True))
    assert lacks_demo(opened)
    make_organisation(OrganisationRecord("own", "Our own"))
    assert lacks_demo(opened)
    organisation_folder(SLUG).mkdir(parents=True)
    (organisation_folder(SLUG) / LOADED).touch()
    assert not lacks_demo(opened)


@pytest.mark.django_db
def test_who_has_an_organisation_and_no_demo_gets_none(home: Path) -> None:
    make_organisation(OrganisationRecord("own", "Our own"))
    assert not lacks_demo(Home(home))
