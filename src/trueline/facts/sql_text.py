"""Names, texts and lists of paths as SQL writes them."""

from collections.abc import Iterable


def columns(names: Iterable[str], table: str = "") -> str:
    """Give column names, quoted, with commas; of one table when it is named."""
    owner = f"{table}." if table else ""
    return ", ".join(f'{owner}"{name}"' for name in names)


def quoted(text: object) -> str:
    """Give a text in single quotes."""
    return "'" + str(text).replace("'", "''") + "'"


def listed(texts: Iterable[object]) -> str:
    """Give a list of texts."""
    return f"[{', '.join(map(quoted, texts))}]"
