"""Columns of the ledger: what importers hand in, and what the store keeps.

A *staged* table is what an importer gives: names as text. The store turns names into surrogate
keys, adds the bookkeeping columns and writes files. Values are decimals, because sums of doubles
differ from run to run.
"""

from dataclasses import dataclass

import pyarrow as pa

VALUE = pa.decimal128(18, 6)
SUM = pa.decimal128(38, 6)
MOMENT = pa.timestamp("us")
TOTAL = ""
"""Breakdown of a value that covers the whole account."""

ORIGIN = (
    pa.field("part", pa.int16(), nullable=False),
    pa.field("line", pa.int32(), nullable=False),
)
"""Where a staged row stood: number of the sheet or table from 0, physical line from 1."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One family of facts.

    Attributes:
        name: Folder in the ledger.
        staged: Columns that importers give, names as text.
        key: Kept columns that identify a row.
        values: Kept columns that may be restated.
        month_of: Kept column whose month is the partition; the network is the other half.
        sort: Order of rows in a file.
        native: Staged column with the row's own id in its source; empty where rows are numbers.
    """

    name: str
    staged: pa.Schema
    key: tuple[str, ...]
    values: tuple[str, ...]
    month_of: str
    sort: tuple[str, ...]
    native: str = ""


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

CONVERSATION = Dataset(
    name="conversation",
    staged=pa.schema(
        [
            pa.field("conversation", pa.string(), nullable=False),  # source/native id
            pa.field("account", pa.string(), nullable=False),
            pa.field("channel", pa.string(), nullable=False),  # network or "email", "phone" ...
            pa.field("opened_at", MOMENT, nullable=False),
            pa.field("zone", pa.string(), nullable=False),
            pa.field("status", pa.string(), nullable=False),
            pa.field("topic", pa.string(), nullable=False),
            pa.field("satisfaction", pa.string(), nullable=False),  # good, bad, offered or ""
            pa.field("reply_count", pa.int32(), nullable=True),
            pa.field("first_response_min", VALUE, nullable=True),
            pa.field("first_response_bh_min", VALUE, nullable=True),
            pa.field("resolution_min", VALUE, nullable=True),
            pa.field("person_key", pa.int64(), nullable=True),
            *ORIGIN,
        ]
    ),
    key=("conversation_id",),
    values=(
        "account_id", "native_id", "channel", "opened_at", "zone", "status", "topic",
        "satisfaction", "reply_count", "first_response_min", "first_response_bh_min",
        "resolution_min", "person_key",
    ),
    month_of="opened_at",
    sort=("conversation_id",),
    native="conversation",
)  # fmt: skip

CONVERSION = Dataset(
    name="conversion",
    staged=pa.schema(
        [
            pa.field("order", pa.string(), nullable=False),  # source/native id
            pa.field("account", pa.string(), nullable=False),
            pa.field("ordered_at", MOMENT, nullable=False),  # local time as written
            pa.field("zone", pa.string(), nullable=False),
            pa.field("status", pa.string(), nullable=False),  # paid, pending, voided, cancelled ...
            pa.field("amount", VALUE, nullable=False),
            pa.field("refunded", VALUE, nullable=False),
            pa.field("currency", pa.string(), nullable=False),
            pa.field("item_count", pa.int32(), nullable=False),
            pa.field("code", pa.string(), nullable=False),  # discount code, "" for none
            pa.field("touch", pa.string(), nullable=False),  # source as given, "" for none
            pa.field("tags", pa.string(), nullable=False),
            pa.field("person_key", pa.int64(), nullable=True),
            *ORIGIN,
        ]
    ),
    key=("order_id",),
    values=(
        "account_id", "native_id", "ordered_at", "zone", "status", "amount", "refunded", "currency",
        "item_count", "code", "touch", "tags", "person_key",
    ),
    month_of="ordered_at",
    sort=("order_id",),
    native="order",
)  # fmt: skip

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

MESSAGE = Dataset(
    name="message",
    staged=pa.schema(
        [
            pa.field("message", pa.string(), nullable=False),  # source/native id
            pa.field("account", pa.string(), nullable=False),
            pa.field("thread", pa.string(), nullable=False),  # id of its conversation or topic
            pa.field("sent_at", MOMENT, nullable=False),
            pa.field("zone", pa.string(), nullable=False),
            pa.field("author", pa.string(), nullable=False),  # customer, member, agent, bot, system
            pa.field("kind", pa.string(), nullable=False),  # message, note, assigned, resolved ...
            pa.field("board", pa.string(), nullable=False),  # inbox or board; "" for the only one
            pa.field("channel", pa.string(), nullable=False),  # network or "email" ...; may be ""
            pa.field("view_count", pa.int32(), nullable=True),  # of a forum's post, when told
            pa.field("person_key", pa.int64(), nullable=True),  # its author, a keyed hash
            *ORIGIN,
        ]
    ),
    key=("message_id",),
    values=(
        "account_id", "native_id", "thread", "sent_at", "zone", "author", "kind", "board",
        "channel", "view_count", "person_key",
    ),
    month_of="sent_at",
    sort=("message_id",),
    native="message",
)  # fmt: skip
"""What was said in a conversation or on a forum, and what happened to it, one row each."""

SURVEY_ANSWER = Dataset(
    name="survey_answer",
    staged=pa.schema(
        [
            pa.field("answer", pa.string(), nullable=False),  # source/native id
            pa.field("account", pa.string(), nullable=False),
            pa.field("answered_at", MOMENT, nullable=False),
            pa.field("zone", pa.string(), nullable=False),
            pa.field("survey", pa.string(), nullable=False),  # which survey; "" for the only one
            pa.field("scale", pa.string(), nullable=False),  # nps, csat or ces
            pa.field("score", VALUE, nullable=False),  # as the person gave it
            pa.field("person_key", pa.int64(), nullable=True),
            *ORIGIN,
        ]
    ),
    key=("answer_id",),
    values=(
        "account_id", "native_id", "answered_at", "zone", "survey", "scale", "score", "person_key",
    ),
    month_of="answered_at",
    sort=("answer_id",),
    native="answer",
)  # fmt: skip

LABEL = Dataset(
    name="label",
    staged=pa.schema(
        [
            pa.field("label", pa.string(), nullable=False),  # source/sample/id of the mention
            pa.field("account", pa.string(), nullable=False),  # whose listening: listening/handle
            pa.field("labelled_at", MOMENT, nullable=False),  # when a person labelled it
            pa.field("sample", pa.string(), nullable=False),  # name of the sample
            pa.field("tool", pa.string(), nullable=False),  # what the tool says: positive ...
            pa.field("human", pa.string(), nullable=False),  # what the person says
            *ORIGIN,
        ]
    ),
    key=("label_id",),
    values=("account_id", "native_id", "labelled_at", "sample", "tool", "human"),
    month_of="labelled_at",
    sort=("label_id",),
    native="label",
)
"""Mentions that a person labelled too, to know how far a tool's labels can be trusted."""

DATASETS = {
    one.name: one
    for one in (
        METRIC_DAY, POST, POST_METRIC, CONVERSATION, CONVERSION, PANEL, MESSAGE, SURVEY_ANSWER,
        LABEL,
    )
}  # fmt: skip

NATIVE_OF = {one.name: one.native for one in DATASETS.values() if one.native}
"""Datasets of single rows, by the staged column with a row's own id."""
