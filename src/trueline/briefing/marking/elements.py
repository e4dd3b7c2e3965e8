"""Elements of HTML, whose words are always escaped."""

from collections.abc import Iterable
from html import escape


def element(name: str, inner: str = "", /, **attributes: str) -> str:
    """Write an element.

    Args:
        name: Of the element.
        inner: Its inside as HTML.
        attributes: Empty ones are left out; ``_`` in a name stands for ``-``.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{written}>{inner}</{name}>"


def words(name: str, text: str, /, **attributes: str) -> str:
    """Write an element whose inside is words; their direction is their own."""
    return element(name, escape(text), **{"dir": "auto", **attributes})


def each(name: str, texts: Iterable[str]) -> str:
    """Write an element for each of some words."""
    return "".join(words(name, one) for one in texts)
