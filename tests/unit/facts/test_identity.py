"""Fact ids are readable, and give back what went in."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trueline.core.errors import MissingError
from trueline.facts.identity import fact_id, native_key, parse_fact_id

NAMES = st.text(min_size=1, max_size=30)


def test_ids_read_as_people_write_them() -> None:
    daily = fact_id(
        "metric_day", account="instagram/acme", metric="views", breakdown="", day=date(2026, 1, 3)
    )
    assert daily == "metric_day:instagram/acme:views::2026-01-03"
    post = fact_id("post_metric", post="instagram/123", metric="views", window="lifetime")
    assert post == "post_metric:instagram/123:views:lifetime"
    assert fact_id("conversion", order="shop/1001") == "conversion:shop/1001"


@given(account=NAMES, breakdown=st.text(max_size=30))
def test_any_name_survives_the_way_there_and_back(account: str, breakdown: str) -> None:
    text = fact_id(
        "metric_day", account=account, metric="views", breakdown=breakdown, day="2026-01-03"
    )
    assert parse_fact_id(text).subject == {
        "account": account, "metric": "views", "breakdown": breakdown, "day": "2026-01-03",
    }  # fmt: skip


def test_the_moment_of_observation_may_be_named() -> None:
    moment = datetime(2026, 1, 3, 7, 30)  # noqa: DTZ001 - kept in UTC without saying so
    text = fact_id("post_metric", post="x/1", metric="likes", window="lifetime", observed_at=moment)
    assert parse_fact_id(text).subject["observed_at"] == "2026-01-03T07:30:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "views",
        "metric_day:x/acme:views",
        "metric_day:x/a:views::2026-02-31",
        "no:x",
        "post:a:b",
    ],
)
def test_what_is_no_fact_is_said_to_be_none(text: str) -> None:
    with pytest.raises(MissingError):
        parse_fact_id(text)


def test_native_keys_are_63_bits_and_stay_the_same() -> None:
    # Worked out with b2sum -l 64 on the text, then halved.
    assert native_key("x/71") == int.from_bytes(bytes.fromhex(B2_OF_X_71), "big") >> 1
    assert 0 <= native_key("instagram/1") < 2**63


B2_OF_X_71 = "98039aa33de459a0"
