"""Answers about records that never change, worked out once for as long as the record lives."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Record = TypeVar("Record")
Answer = TypeVar("Answer")


def once_per_record(work_out: Callable[[Record], Answer]) -> Callable[[Record], Answer]:
    """Let a function of one record remember what it answered, until the record is gone.

    The record counts and not what it says: comparing two large records costs as much as most
    answers. So two records that say the same are each asked about once.

    Args:
        work_out: Told a record that never changes and that can be referred to weakly
            (``weakref_slot=True``); it gives the same answer whenever it is asked.
    """
    known: dict[int, tuple[weakref.ref[Record], Answer]] = {}

    @wraps(work_out)
    def answer(record: Record) -> Answer:
        key = id(record)
        found = known.get(key)
        if found is not None and found[0]() is record:
            return found[1]
        answered = work_out(record)
        known[key] = (weakref.ref(record, lambda _: known.pop(key, None)), answered)
        return answered

    return answer
