"""Text of posts that comes as HTML, as the words that people see."""

import html
import re

_BREAKS = re.compile(r"<(?:br|/p|/div|/li)\b[^>]{0,200}>", re.IGNORECASE)
_TAGS = re.compile(r"<[/!]?[a-z][^<>]*>", re.IGNORECASE)


def plain_text(markup: str) -> str:
    """Give the words of a piece of HTML, tags gone and entities read.

    Example:
        >>> plain_text("<p>Coffee &amp; cake</p><p>at <b>5</b></p>")
        'Coffee & cake at 5'
    """
    return " ".join(html.unescape(_TAGS.sub("", _BREAKS.sub(" ", markup))).split())
