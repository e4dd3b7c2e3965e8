"""A channel's KPIs are drawn week by week, of the channel alone, and end with their actual."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web import acme, acme_channels
from trueline.home.wiring import open_workspace
from trueline.usecases.read_channel import read_channel_series, read_channels

CHANNEL = "/channels/instagram/?tab=measurement"
SECTIONS = re.compile(
    r'<section class="card" aria-label="([^"]+), week by week">(.*?)</section>', re.DOTALL
)


@pytest.fixture
def viewer(organisation: object, ask: Callable[[str], Client]) -> Client:  # noqa: ARG001 - opens the home
    acme_channels.adopt_channels()
    return ask("viewer@acme.example")


def test_own_kpis_have_their_target_and_shares_of_a_whole_have_none(viewer: Client) -> None:
    page = viewer.get(CHANNEL).content.decode()
    sections = SECTIONS.findall(page)
    names = [name for name, _ in sections]
    assert names == ["Followers who stay", "Views of our films", "Followers"]
    own, share, _ = (text for _, text in sections)
    assert 'class="key-target"' in own
    assert "against its own target" in own
    assert 'class="key-target"' not in share
    assert "so none is drawn" in share
    # 150, 151 ... 208 over 59 days are 10,561.
    assert "On 28 Feb 2026 it stands at 10.6k." in share
    assert "10,561" in share


@pytest.mark.usefixtures("viewer")
def test_each_series_ends_with_the_actual_of_the_same_day() -> None:
    workspace = open_workspace("acme")
    adopted = workspace.plans.adopted()
    assert adopted is not None
    plan = adopted.plan
    channel = next(one for one in plan.channels if one.id == "instagram")
    kpis = read_channels(workspace, plan, (channel,), on=acme.TODAY)["instagram"]
    told = read_channel_series(workspace, plan, channel, kpis, on=acme.TODAY)
    assert [one.found.path for one in told] == [one.path for one in kpis]
    for one in told:
        assert one.found.actual.value is not None
        assert one.series.points[-1].actual == one.found.actual.value
        assert one.series.points[-1].day == one.found.actual.period.last
        assert bool(one.series.path_ahead) is (one.found.reading is not None)
