"""How wide the columns of a table are, by what stands in them."""

from trueline.briefing.blocks import Table

LEAST, MOST, BETWEEN = 6, 44, 3
"""Letters: the narrowest and the widest column, and the room between two."""


def shares_of(table: Table) -> tuple[float, ...]:
    """Give each column's share of a table's width; they come to 1.

    A column takes what its longest text needs, up to what is easily read in one line.
    """
    rows = [*table.rows, table.foot] if table.foot else list(table.rows)
    wanted = []
    for at, head in enumerate(table.heads):
        found = [len(text) for row in rows for text in (row[at].text, row[at].beside)]
        graded = 4 if any(row[at].grade for row in rows) else 0
        longest = max([len(head), *found], default=LEAST) + graded
        wanted.append(min(max(longest, LEAST), MOST) + BETWEEN)
    return tuple(one / sum(wanted) for one in wanted)
