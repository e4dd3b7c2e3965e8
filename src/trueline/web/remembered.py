"""Remembers what a page worked out, as long as nothing that went into it has changed.

An answer depends on the plan's digest, the day and the ledger's revision, and on nothing else;
they are the key, so nothing ever has to be thrown away for being old.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Remembered(Generic[Answer]):
    """The newest answers of one kind, in this process."""

    def __init__(self, most: int) -> None:
        """Keep at most so many answers."""
        self._most = most
        self._kept: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, key: Hashable) -> Answer | None:
        """Give the answer of a key; None if it is not known."""
        with self._lock:
            return self._kept.get(key)

    def forget(self) -> None:
        """Know nothing any more, as a process that has just begun."""
        with self._lock:
            self._kept.clear()

    def get(self, key: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """Give the answer of a key, worked out if it is not known.

        Two that ask at once may both work it out; they come to the same.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        answer = work_out()
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return answer
