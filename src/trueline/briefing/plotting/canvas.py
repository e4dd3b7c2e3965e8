"""Elements of a picture, written as SVG whose colours a style sheet may replace."""

from html import escape
from unicodedata import category, east_asian_width

from trueline.briefing.chart import Look

INK, MUTED, LINE, PAPER = "#17211e", "#5b6863", "#e4e1d9", "#ffffff"
COLOURS = {
    Look.ACTUAL: "#0b6b5f",
    Look.EXPECTED: "#a86a0c",
    Look.FORECAST: "#0b6b5f",
    Look.COUNTERFACTUAL: "#3f5fa8",
    Look.OTHER: "#5b6863",
}
DASHES = {Look.EXPECTED: "5 3", Look.FORECAST: "1.5 2.5", Look.COUNTERFACTUAL: "4 3"}
PALER = ("", "0.55", "0.3", "0.75")
"""How see-through the first, second, third and fourth series of one look are."""
SIZE = 11
NARROW, USUAL, BROAD = 0.3, 0.57, 1.0
"""Widths of signs as shares of their size, as in Manrope."""
MANY_NARROW = frozenset("il.,:;'|!·’ ")


def element(name: str, inner: str = "", /, **attributes: str | float) -> str:
    """Write an element; ``_`` in a name stands for ``-``, a trailing one is dropped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def line(start: tuple[float, float], end: tuple[float, float], **attributes: str | float) -> str:
    """Write a straight line."""
    return element("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], **attributes)


def words(
    text: str,
    at: tuple[float, float],
    *,
    anchor: str = "",
    is_strong: bool = False,
    colour: str = MUTED,
) -> str:
    """Write words.

    Args:
        text: What they say.
        at: Where their line begins, ends or has its middle.
        anchor: ``end`` or ``middle``; empty where it begins.
        is_strong: Whether they are to be seen first.
        colour: ``INK``, ``MUTED`` or ``PAPER``.
    """
    return element(
        "text",
        escape(text),
        x=at[0],
        y=at[1],
        class_={INK: "ink", MUTED: "muted", PAPER: "paper"}[colour],
        fill=colour,
        font_family="Manrope, sans-serif",
        font_size=SIZE,
        font_weight="700" if is_strong else "500",
        text_anchor=anchor,
    )


def width_of(text: str, size: float = SIZE) -> float:
    """Give about how wide words are, in pixels."""
    return size * sum(map(_width, text))


def cut_to(text: str, width: float) -> str:
    """Shorten words until they are about as wide as there is room, and say that it was done."""
    if width_of(text) <= width:
        return text
    kept = text
    while kept and width_of(kept) + SIZE > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _width(sign: str) -> float:
    if category(sign) in {"Mn", "Cf"}:
        return 0
    if east_asian_width(sign) in {"W", "F"} or sign in "mwMW":
        return BROAD if sign not in "mwMW" else 0.85
    return NARROW if sign in MANY_NARROW else USUAL


def _text(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")
