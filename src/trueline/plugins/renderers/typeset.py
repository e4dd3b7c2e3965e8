"""PDF and SVG: documents set by Typst, tagged for those who listen to them.

When to use it: for everything that is printed or sent. The same document gives the same bytes.
Words are handed over as data, so nothing that somebody writes is run as code, and no network is
asked. Signs that Manrope does not have are set in a font of the machine, and where none has them
they are spelled by their Unicode names.

Source: Typst 0.15; PDF/UA-1 (ISO 14289-1) for the tags.
"""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import as_file, files
from typing import cast

import typst

from trueline.briefing.blocks import Briefing
from trueline.briefing.printable import printable
from trueline.briefing.setting import words_to_set
from trueline.contracts.renderer import Rendered, Renderer
from trueline.core.errors import MissingError, RefusedQuestionError

FORMATS = {"pdf": "application/pdf", "svg": "image/svg+xml"}
UNKNOWN_SIGN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
PAGES = re.compile(rb"/Type\s*/Page\b")


def _render(briefing: Briefing, ending: str) -> Rendered:
    """Set a document.

    Raises:
        MissingError: The ending is none of this renderer's.
        RefusedQuestionError: It needs several pages, and the format has one.
    """
    if ending not in FORMATS:
        raise MissingError(f"There is no format {ending}; known are {', '.join(FORMATS)}.")
    words = json.dumps(words_to_set(printable(briefing)), ensure_ascii=False)
    compiler, printed = _set(words)
    if ending == "pdf":
        return Rendered(printed, len(PAGES.findall(printed)))
    made = compiler.compile(_page(), format="svg")
    pages = made if isinstance(made, list) else [cast("bytes", made)]
    if len(pages) > 1:
        reason = f"“{briefing.title}” takes {len(pages)} pages, and a drawing has one."
        raise RefusedQuestionError(reason, instead="Print a part of it, or the whole as PDF.")
    return Rendered(pages[0], 1)


def _set(words: str) -> tuple[typst.Compiler, bytes]:
    """Set words as PDF; signs that no font has are spelled by their names, never left out."""
    fonts = _own_fonts()
    while True:
        compiler = typst.Compiler(_page(), font_paths=fonts, sys_inputs={"briefing": words})
        try:
            made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
            return compiler, cast("bytes", made)
        except typst.TypstError as failed:
            found = UNKNOWN_SIGN.search(failed.message)
            if found is None or not any(one in words for one in found[1]):
                raise
            if fonts is _own_fonts():
                fonts = _all_fonts()
                continue
            for sign in found[1]:
                words = words.replace(
                    sign, f"[{unicodedata.name(sign, f'U+{ord(sign):X}').lower()}]"
                )


@cache
def _page() -> bytes:
    folder = files("trueline.plugins.renderers")
    return b"".join((folder / name).read_bytes() for name in ("blocks.typ", "page.typ"))


@cache
def _own_fonts() -> typst.Fonts:
    with as_file(files("font_manrope") / "files") as folder:
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )


@cache
def _all_fonts() -> typst.Fonts:
    """Give the machine's fonts too, for signs of scripts that our own font does not have."""
    with as_file(files("font_manrope") / "files") as folder:
        return typst.Fonts(font_paths=[folder])


RENDERER = Renderer(name="typeset", formats=FORMATS, render=_render)
