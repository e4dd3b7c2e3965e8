"""The break ledger: well-known days on which a name began to count something else."""

from datetime import date

import pytest

from trueline.metrics.breaks import known_breaks, read_breaks
from trueline.metrics.catalogue import load_catalogue

ONE = """
[shorts]
network = "youtube"
metric = "views"
day = 2025-03-31
what = "Every start counts."
bridge = ""
source = "YouTube"
"""


def test_every_break_is_of_a_metric_that_is_known_and_says_where_it_is_from() -> None:
    metrics = load_catalogue().metrics
    assert known_breaks()
    for one in known_breaks():
        assert one.metric in metrics, one.id
        assert one.source, one.id
        assert one.what.endswith("."), one.id
        assert one.day <= one.settled, one.id
        assert not one.is_own


def test_a_renaming_is_bridged() -> None:
    assert all(one.bridge for one in known_breaks() if one.is_renaming)


def test_shorts_of_youtube_count_every_start_since_31_march_2025() -> None:
    [one] = [each for each in known_breaks() if each.touches("youtube", "views")]
    assert one.day == one.settled == date(2025, 3, 31)
    assert "Engaged views" in one.bridge
    assert not one.touches("tiktok", "views")
    assert not one.touches("youtube", "impressions")


def test_a_break_of_no_network_is_meant_for_all() -> None:
    assert any(one.touches("klaviyo", "email_opens") for one in known_breaks())


def test_the_newest_come_first() -> None:
    days = [one.day for one in known_breaks()]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("slip", ['network = ""', 'colour = "red"'])
def test_a_table_with_a_key_too_few_or_too_many_is_refused(slip: str) -> None:
    text = ONE.replace('network = "youtube"', "") if "network" in slip else ONE + slip
    with pytest.raises(ValueError, match=r"breaks\.toml, shorts: (network|colour)"):
        list(read_breaks(text))
