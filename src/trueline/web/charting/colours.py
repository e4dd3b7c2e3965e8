"""Colours of charts: stand-ins that the drawing library can write, and what they become."""

COLOURS = {
    "#000001": "var(--accent)",
    "#000002": "var(--warn-line)",
    "#000003": "var(--muted)",
    "#000004": "var(--line)",
}
ACTUAL, PLAN, MUTED, LINE = COLOURS
