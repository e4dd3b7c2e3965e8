"""Cells that spreadsheets would take for formulas, made harmless and back again.

Whoever opens a CSV of ours in a spreadsheet must not run what somebody wrote in a post's title.
Source: OWASP, CSV Injection.
"""

import re

STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[\d.,\s]*\d[\d.,\s]*%?")


def guard_cell(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula; numbers stay as they are.

    Example:
        >>> guard_cell("=1+1"), guard_cell("-12.5"), guard_cell("-dQw4w9")
        ("'=1+1", '-12.5', "'-dQw4w9")
    """
    if cell.startswith(STARTS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguard_cell(cell: str) -> str:
    """Give a cell as it was before ``guard_cell``.

    Example:
        >>> unguard_cell("'-dQw4w9"), unguard_cell("'tis")
        ('-dQw4w9', "'tis")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(STARTS) else cell
