"""Charts as pictures of points, which every mail program shows."""

from functools import cache
from importlib.resources import as_file, files

import vl_convert

SHARPNESS = 1.5
"""Points of the picture for each pixel that it is shown at."""


def png_of(svg: str) -> bytes:
    """Give a picture of points on white; the same drawing gives the same bytes."""
    _know_typeface()
    on_white = svg.replace(">", '><rect width="100%" height="100%" fill="#ffffff"/>', 1)
    drawn: bytes = vl_convert.svg_to_png(on_white, scale=SHARPNESS)
    return drawn


@cache
def _know_typeface() -> None:
    with as_file(files("font_manrope") / "files") as folder:
        vl_convert.register_font_directory(str(folder))
