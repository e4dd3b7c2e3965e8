"""One thread for numerical libraries: the same bytes everywhere, and no waiting for each other."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def one_thread() -> Iterator[None]:
    """Hold numerical libraries to one thread.

    SciPy brings linear algebra of its own, which a limit set before it is loaded does not reach;
    so it is loaded first. Small matrices shared out among threads take twenty times as long.
    """
    import scipy.linalg  # noqa: F401, PLC0415 - loaded so that the limit reaches it
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - loaded when estimating

    with threadpool_limits(limits=1):
        yield
