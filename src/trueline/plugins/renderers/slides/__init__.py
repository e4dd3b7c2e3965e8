"""PPTX: a document as slides, one idea each, whose charts and tables can be edited.

When to use it: to present, and to take a chart over into slides of your own. Charts are the
program's own, with their numbers behind them; titles are titles, so that slides can be listened to;
what a chart shows is told in its description and in the notes, beside where the numbers come from.
The same document gives the same bytes.
"""

from trueline.briefing.blocks import Briefing
from trueline.briefing.printable import printable
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError

FORMATS = {"pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation"}


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Write a document.

    Raises:
        MissingError: The ending is none of this renderer's.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending} here; known are {', '.join(FORMATS)}.")
    from trueline.plugins.renderers.slides.deck import deck_of  # noqa: PLC0415 - loads in 0.3 s

    content, count = deck_of(printable(briefing))
    return Rendered(content, count)


RENDERER = Renderer(name="slides", formats=FORMATS, render=_render)
