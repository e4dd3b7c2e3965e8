"""Door for renderers: blocks become files of some formats."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trueline.briefing.blocks import Briefing


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in a format.

    Attributes:
        content: Its bytes.
        page_count: How many pages it has.
    """

    content: bytes
    page_count: int


@dataclass(frozen=True, slots=True)
class Renderer:
    """Writes documents in one or more formats.

    Attributes:
        name: Hyphenated; never changes.
        formats: Ending of the files, such as ``pdf``, with its media type.
        render: Gives the same bytes for the same document and ending.
    """

    name: str
    formats: Mapping[str, str]
    render: Callable[[Briefing, str], Rendered]
