"""Columns of the datasets of what happened: conversations, messages, orders, answers, labels."""

import pyarrow as pa

from trueline.facts.dataset import MOMENT, ORIGIN, VALUE, Dataset

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
