"""Ids for new parts, made from their names."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

LONGEST = 40


def free_id(taken: Collection[str], name: str) -> str:
    """Give an id from a name that is not taken yet; ``part`` for a name without any letter.

    Args:
        taken: Ids of the other parts in the list.
        name: In words, in any script.

    Example:
        >>> free_id({"answer-fast"}, "Answer fast!")
        'answer-fast-2'
    """
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
    stem = words if len(words) <= LONGEST else words[: LONGEST + 1].rpartition("-")[0]
    stem = stem or words[:LONGEST] or "part"
    numbered = (f"{stem}-{number}" for number in count(2))
    return stem if stem not in taken else next(one for one in numbered if one not in taken)
