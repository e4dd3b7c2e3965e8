"""Names of networks as tools that serve several of them write them."""

import re

from trueline.exports.cells.headers import normalise

_NAMES = {
    "facebook": ("facebook", "fb"),
    "instagram": ("instagram", "ig"),
    "x": ("x", "twitter", "x twitter"),
    "linkedin": ("linkedin", "linked in"),
    "youtube": ("youtube",),
    "tiktok": ("tiktok", "tik tok"),
    "pinterest": ("pinterest",),
    "threads": ("threads",),
    "bluesky": ("bluesky", "bsky"),
    "mastodon": ("mastodon",),
    "reddit": ("reddit",),
    "telegram": ("telegram",),
    "google-business": ("google business", "google business profile", "google my business"),
}
_KEYS = {name: network for network, names in _NAMES.items() for name in names}
_BESIDE = re.compile(r"[\W_]+")
_PART = re.compile(r"\b(?:page|profile|business|company|personal|account)s?\b")


def network_named(text: str) -> str:
    """Give the network that a tool names; its own word, hyphenated, when it is not known.

    Example:
        >>> [network_named(one) for one in ("X (Twitter)", "Linkedin", "LinkedIn Company Page")]
        ['x', 'linkedin', 'linkedin']
    """
    words = _BESIDE.sub(" ", normalise(text)).strip()
    bare = " ".join(_PART.sub(" ", words).split())
    return _KEYS.get(words) or _KEYS.get(bare) or words.replace(" ", "-")


def is_social(text: str) -> bool:
    """Say whether a name is that of a social network, where people write and not papers."""
    return network_named(text) in _NAMES
