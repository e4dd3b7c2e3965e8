"""Columns of the datasets of values: of an account by day, of posts, of members by period."""

import pyarrow as pa

from trueline.facts.dataset import MOMENT, ORIGIN, VALUE, Dataset

METRIC_DAY = Dataset(
    name="metric_day",
    staged=pa.schema(
        [
            pa.field("account", pa.string(), nullable=False),  # network/handle
            pa.field("metric", pa.string(), nullable=False),
            pa.field("breakdown", pa.string(), nullable=False),  # "" or "country=DE"
            pa.field("day", pa.date32(), nullable=False),
            pa.field("value", VALUE, nullable=False),
            pa.field("currency", pa.string(), nullable=False),  # "" but for money
            *ORIGIN,
        ]
    ),
    key=("account_id", "metric_id", "breakdown_id", "day"),
    values=("value", "currency"),
    month_of="day",
    sort=("breakdown_id", "metric_id", "account_id", "day"),
)

POST = Dataset(
    name="post",
    staged=pa.schema(
        [
            pa.field("post", pa.string(), nullable=False),  # network/native id
            pa.field("account", pa.string(), nullable=False),
            pa.field("published_at", MOMENT, nullable=True),  # as written, no zone invented
            pa.field("zone", pa.string(), nullable=False),  # "" unknown, "UTC", "+05:00"
            pa.field("has_time", pa.bool_(), nullable=False),  # false: only the day is known
            pa.field("kind", pa.string(), nullable=False),
            pa.field("title", pa.string(), nullable=False),  # first 120 characters
            pa.field("url", pa.string(), nullable=False),
            *ORIGIN,
        ]
    ),
    key=("post_id",),
    values=("account_id", "native_id", "published_at", "zone", "has_time", "kind", "title", "url"),
    month_of="published_at",
    sort=("post_id",),
    native="post",
)

POST_METRIC = Dataset(
    name="post_metric",
    staged=pa.schema(
        [
            pa.field("post", pa.string(), nullable=False),
            pa.field("account", pa.string(), nullable=False),
            pa.field("metric", pa.string(), nullable=False),
            pa.field("window", pa.string(), nullable=False),  # "lifetime", "range from 2026-01-01"
            pa.field("since", pa.date32(), nullable=True),  # first day of a range, when known
            pa.field("value", VALUE, nullable=False),
            pa.field("currency", pa.string(), nullable=False),  # "" but for money
            *ORIGIN,
        ]
    ),
    key=("post_id", "metric_id", "window", "observed_at"),
    values=("account_id", "since", "value", "currency"),
    month_of="observed_at",
    sort=("metric_id", "post_id", "observed_at"),
)

PANEL = Dataset(
    name="panel",
    staged=pa.schema(
        [
            pa.field("account", pa.string(), nullable=False),  # whose members: network/handle
            pa.field("person_key", pa.int64(), nullable=False),  # keyed hash, never a name
            pa.field("metric", pa.string(), nullable=False),
            pa.field("period", pa.date32(), nullable=False),  # first day of the member's period
            pa.field("value", VALUE, nullable=False),
            pa.field("currency", pa.string(), nullable=False),  # "" but for money
            pa.field("segment", pa.string(), nullable=False),  # "" when the file tells none
            pa.field("treated", pa.bool_(), nullable=True),  # None when the file does not say
            *ORIGIN,
        ]
    ),
    key=("account_id", "person_key", "metric_id", "period"),
    values=("value", "currency", "segment", "treated"),
    month_of="period",
    sort=("person_key", "metric_id", "period"),
)
