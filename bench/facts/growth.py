"""Draws how seconds grow with facts: one line a contender, both scales in powers of ten."""

from bench.facts.exports import SIZES
from bench.facts.measuring import Told

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 300, 260, 52, 226, 34
GAP = 210
COLOURS = ("#1b5e20", "#777777", "#9c27b0", "#ef6c00", "#1565c0", "#c62828", "#6d4c41")
CHARTS = {"facts": "Scorecard", "load": "Import", "merge": "Weekly merge"}
LEAST, MOST = 0.01, 1000.0


def draw_growth(grown: dict[str, dict[str, Told]]) -> str:
    """Give the picture as SVG text, in CPU seconds: a shared machine bends them less."""
    names = list(dict.fromkeys(name for found in grown.values() for name in found))
    parts = [_chart(grown, work, index) for index, work in enumerate(CHARTS)]
    legend = "".join(
        f'<text x="{LEFT + 3 * WIDTH}" y="{60 + 20 * i}" fill="{COLOURS[i]}">{name}</text>'
        for i, name in enumerate(names)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + 3 * WIDTH + GAP} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">'
        "<title>CPU seconds by number of facts</title>" + "".join(parts) + legend + "</svg>\n"
    )


def _chart(grown: dict[str, dict[str, Told]], work: str, index: int) -> str:
    from math import log10

    names = list(dict.fromkeys(name for found in grown.values() for name in found))
    steps = max(1, len(grown) - 1)

    def x(position: int) -> float:
        return LEFT + index * WIDTH + position * (WIDTH - 80) / steps

    def y(seconds: float) -> float:
        share = (log10(max(seconds, LEAST)) - log10(LEAST)) / (log10(MOST) - log10(LEAST))
        return BOTTOM - share * (BOTTOM - TOP)

    left, right = x(0), x(steps)
    drawn = [f'<text x="{left}" y="18" font-weight="bold">{CHARTS[work]}, CPU seconds</text>']
    for power in (-2, -1, 0, 1, 2, 3):
        height = y(10.0**power)
        drawn.append(
            f'<path d="M{left} {height:.1f}H{right}" stroke="#ddd"/>'
            f'<text x="{left - 6}" y="{height + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
        )
    for position, size in enumerate(one for one in SIZES if one in grown):
        drawn.append(
            f'<text x="{x(position)}" y="{BOTTOM + 20}" text-anchor="middle">{size}</text>'
        )
    for i, name in enumerate(names):
        points = [
            (x(position), y(grown[size][name].seconds[work].cpu))
            for position, size in enumerate(one for one in SIZES if one in grown)
            if name in grown[size] and work in grown[size][name].seconds
        ]
        if points and not (work == "load" and "ideal" in name):
            path = "L".join(f"{a:.1f} {b:.1f}" for a, b in points)
            drawn.append(f'<path d="M{path}" fill="none" stroke="{COLOURS[i]}" stroke-width="2"/>')
    return "".join(drawn)
