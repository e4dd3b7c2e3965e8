"""Builds what browsers fetch from installed packages and our sources; no Node, no network.

A fingerprint of all sources is kept beside the result, so that a later start builds nothing.
"""

import hashlib
import io
import shutil
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from fontTools import subset
from vl_convert import javascript_bundle

from trueline.briefing.marking.whole import style_sheet

STYLES = settings.WEB / "styles"
LETTERS = (
    "U+0020-007E,U+00A0-024F,U+0370-03FF,U+0400-04FF,U+2010-2027,U+2030-203A,U+20AC,U+2190-2193"
)
SOURCES = (
    "font-manrope",
    "fonttools",
    "django-htmx",
    "django-allauth",
    "vl-convert-python",
    "whitenoise",
)


def bring_assets_up_to_date() -> None:
    """Build style sheet and typeface and gather all static files, if a source changed."""
    wanted = _fingerprint()
    mark = settings.TRUELINE_HOME / "assets" / "fingerprint"
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    build(settings.TRUELINE_HOME / "assets" / "built")
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(wanted, encoding="ascii")


def build(folder: Path) -> None:
    """Write ``app.css``, ``manrope.woff2`` and ``charts.js`` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    sheets = (sheet.read_text(encoding="utf-8") for sheet in sorted(STYLES.glob("*.css")))
    (folder / "app.css").write_text("\n".join((*sheets, style_sheet())), encoding="utf-8")
    (folder / "manrope.woff2").write_bytes(_typeface())
    (folder / "charts.js").write_text(_chart_library(), encoding="utf-8")


def _chart_library() -> str:
    """Give the library that live charts are drawn with.

    It declares short names at its top, which would collide with those of other scripts; so it
    gets a room of its own.
    """
    bundle = javascript_bundle("window.vegaEmbed=vegaEmbed;")
    return f"(()=>{{{bundle}}})();"


def _typeface() -> bytes:
    source = files("font_manrope") / "files" / "Manrope-VariableFont_wght.ttf"
    options = subset.Options(flavor="woff2", layout_features=["*"])
    with source.open("rb") as stream:
        font = subset.load_font(io.BytesIO(stream.read()), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(LETTERS.replace("U+", "")))
    cutter.subset(font)
    written = io.BytesIO()
    subset.save_font(font, written, options)
    return written.getvalue()


def _fingerprint() -> str:
    seen = hashlib.sha256()
    for name in SOURCES:
        seen.update(f"{name} {version(name)}\n".encode())
    seen.update(style_sheet().encode())
    for path in (*_files(STYLES), *_files(settings.WEB / "static"), Path(__file__)):
        seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
