"""JSON documents as sheets, so that all that reads tables reads them too.

A list of objects is a sheet, wherever it lies: alone, or under a name such as ``feed`` or
``data.children``, also page by page. Each object is a row, and its values stand under dotted
headers such as ``post.likeCount``. What surrounds the lists is one more sheet, of one row. Lists
inside rows stay JSON text, but for lists of values (each object has a ``value``): those are sheets
of their own, in which the values of the row around them stand under its name, as ``data.period``.

The header counts as line 1, so the first object of a list stands in line 2.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from trueline.exports.files.encoding import Opener
from trueline.exports.files.export import Row, Sheet
from trueline.exports.files.json_text import Document, read_json
from trueline.exports.files.refusing import refusal
from trueline.exports.files.text import CELL_LIMIT, HEAD_ROWS

WIDTH_LIMIT = 2_000
"""Columns of a sheet."""
SHEET_LIMIT = 50

DELIMITER = "json"
_LIST_DEPTH = 2
_ANSWER_WIDTH = 5
"""Names in an answer that is a page: the list, where it goes on, and little else."""
_ALONE = "item"
_VALUE = "value"

_Object = Mapping[str, object]
_Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Listed:
    """Rows to be: opened anew by each call, because they are large when written out."""

    path: str
    items: Callable[[], Iterator[_Cells]]


def json_sheets(name: str, opener: Opener, where: str) -> tuple[Sheet, ...]:
    """Open JSON as sheets of text cells, those of lists first.

    Args:
        name: Of the file inside an archive; empty for a file of its own.
        opener: Opens the bytes anew.
        where: File and member, for messages.

    Raises:
        FaultyInputError: It is no whole JSON, holds no objects, or is too large or too wide.
    """
    document = read_json(opener, where)
    tables = tuple(_tables(document))
    if len(tables) > SHEET_LIMIT:
        raise refusal(where, f"The JSON holds more than {SHEET_LIMIT} lists of objects.")
    sheets = tuple(_sheet(name, one, document, where) for one in tables)
    if not any(one.head for one in sheets):
        raise refusal(where, "The JSON holds no object with a value, so there is nothing to read.")
    return tuple(one for one in sheets if one.head)


def _tables(document: Document) -> Iterator[_Listed]:
    match document.value:
        case list() as items:
            name = _paged(items)
            pages = [one for page in items for one in page[name]] if name else items
            yield from _list_tables(name, pages)
        case dict() as lone if _series(lone):
            yield from _list_tables("", [lone])
        case dict() as lone:
            lists = dict(_lists(lone, "", _LIST_DEPTH))
            for path, items in lists.items():
                yield from _list_tables(path, items)
            yield _Listed("", lambda: iter([flatten(lone, without=frozenset(lists))]))


def _paged(items: list[object]) -> str:
    """Give the name under which every item holds a page of one list; empty when they are no pages.

    People who ask an interface page by page keep its answers one after the other.
    """
    answers = [one for one in items if isinstance(one, dict) and len(one) <= _ANSWER_WIDTH]
    names = {name for one in answers for name, inner in one.items() if _objects(inner)}
    name = next(iter(names)) if len(names) == 1 else ""
    is_paged = name and len(answers) == len(items)
    is_paged = is_paged and all(isinstance(one.get(name), list) for one in answers)
    return name if is_paged and not any(map(_series, answers)) else ""


def _list_tables(path: str, items: list[object]) -> Iterator[_Listed]:
    objects: list[_Object] = [one if isinstance(one, dict) else {_VALUE: one} for one in items]
    series = dict.fromkeys(name for one in objects for name in _series(one))
    yield _Listed(path, lambda: (flatten(one, without=frozenset(series)) for one in objects))
    owner = path.rpartition(".")[2] or _ALONE
    for name in series:
        yield _series_table(f"{path}.{name}".lstrip("."), owner, name, objects)


def _series_table(path: str, owner: str, name: str, objects: list[_Object]) -> _Listed:
    def rows() -> Iterator[_Cells]:
        for one in objects:
            around = {key: value for key, value in one.items() if not isinstance(value, list)}
            held = {f"{owner}.{key}": cell for key, cell in flatten(around).items()}
            for inner in _objects(one.get(name)):
                yield flatten(inner) | held

    return _Listed(path, rows)


def _lists(value: _Object, path: str, depth: int) -> Iterator[tuple[str, list[object]]]:
    for name, inner in value.items():
        if _objects(inner):
            yield f"{path}{name}", inner  # type: ignore[misc] # a list, as _objects has seen
        elif isinstance(inner, dict) and depth > 1:
            yield from _lists(inner, f"{path}{name}.", depth - 1)


def _objects(value: object) -> list[_Object]:
    """Give a list of objects; empty when the value is anything else."""
    is_list = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return value if is_list else []  # type: ignore[return-value] # seen above


def _series(item: _Object) -> list[str]:
    return [
        name
        for name, inner in item.items()
        if (found := _objects(inner)) and all(_VALUE in one for one in found)
    ]


def flatten(value: _Object, *, without: frozenset[str] = frozenset()) -> _Cells:
    """Give the cells of an object by dotted name; lists are JSON text, nothing is empty.

    Args:
        value: The object.
        without: Dotted names that are left out.

    Example:
        >>> flatten({"post": {"likes": "3", "tags": ["a"]}, "seen": True})
        {'post.likes': '3', 'post.tags': '["a"]', 'seen': 'true'}
    """
    return dict(_cells(value, "", without))


def _cells(value: _Object, path: str, without: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name, inner in value.items():
        if f"{path}{name}" in without:
            continue
        if isinstance(inner, dict) and inner:
            yield from _cells(inner, f"{path}{name}.", without)
        else:
            yield f"{path}{name}", _cell(inner)


def _cell(value: object) -> str:
    match value:
        case str():
            text = value
        case bool():
            return str(value).lower()
        case list() if value:
            text = json.dumps(value, ensure_ascii=False)
        case _:
            return ""
    # halves of letters, which JSON can write and no text can hold
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _sheet(member: str, table: _Listed, document: Document, where: str) -> Sheet:
    inside = f"{where}, {table.path}" if table.path else where
    columns = _columns(table.items(), inside)
    name = ": ".join(filter(None, (member, table.path)))

    def rows() -> Iterator[Row]:
        if not columns:
            return
        yield Row(1, columns)
        for line, cells in enumerate(table.items(), start=2):
            yield Row(line, tuple(cells.get(one, "") for one in columns))

    head = tuple(islice(rows(), HEAD_ROWS))
    return Sheet(name, document.encoding, DELIMITER, head, rows, document=where)


def _columns(items: Iterable[_Cells], inside: str) -> tuple[str, ...]:
    columns: dict[str, None] = {}
    for line, cells in enumerate(items, start=2):
        columns.update(dict.fromkeys(cells))
        if len(columns) > WIDTH_LIMIT:
            raise refusal(inside, f"Its objects have more than {WIDTH_LIMIT:,} different names.")
        if any(len(cell) > CELL_LIMIT for cell in cells.values()):
            raise refusal(inside, f"A value of row {line} has more than {CELL_LIMIT:,} characters.")
    return tuple(columns)
