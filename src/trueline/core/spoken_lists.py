"""Lists of names as sentences have them."""

from collections.abc import Iterable


def listed(names: Iterable[str]) -> str:
    """Write names one after the other, each once and by the alphabet.

    Example:
        >>> listed(["X", "Inbox", "Facebook"]), listed(["X"])
        ('Facebook, Inbox and X', 'X')
    """
    *first, last = sorted(set(names)) or [""]
    return f"{', '.join(first)} and {last}" if first else last
