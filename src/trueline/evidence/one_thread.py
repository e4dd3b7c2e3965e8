"""One thread for numerical libraries: the same bytes everywhere, and no waiting for each other."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold numerical libraries to one thread.

    SciPy brings linear algebra of its own, which a limit set before it is loaded does not reach;
    so it is loaded first. Small matrices shared out among threads take twenty times as long.
    """
    with _controller().limit(limits=1):
        yield


@cache
def _controller() -> Any:  # noqa: ANN401 - untyped library
    """Find the libraries once: to look for them takes longer than most estimates."""
    import scipy.linalg  # noqa: F401, PLC0415 - loaded so that the limit reaches it
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415 - loaded when estimating

    return ThreadpoolController()
