"""HTML: a document as one file that opens in any browser, and prints with its marks on every page.

When to use it: to read on a screen, light or dark, or to keep beside other files. Nothing is
fetched and no script is run; charts are pictures of lines, each with its words and its numbers.
"""

from trueline.briefing.blocks import Briefing
from trueline.briefing.marking.whole import whole_page_of
from trueline.briefing.printable import printable
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError

FORMATS = {"html": "text/html"}


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Write a document.

    Raises:
        MissingError: The ending is none of this renderer's.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending} here; known are {', '.join(FORMATS)}.")
    return Rendered(whole_page_of(printable(briefing)).encode(), 1)


RENDERER = Renderer(name="web-page", formats=FORMATS, render=_render)
