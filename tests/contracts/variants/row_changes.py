"""What is done to the rows of exports."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from tests.contracts.variants.books import Book, Cells, Page


def with_rows(change: Callable[[Page, int, int], Iterator[Cells]]) -> Callable[[Book], Book]:
    """Build a change of the first table of each page; it gives the rows below the header."""

    def make(page: Page) -> Page:
        if not page.tables:
            return page
        start, stop = page.tables[0]
        described = page.described(start)
        body = tuple(change(page, described, stop))
        return replace(page, rows=(*page.rows[: described + 1], *body, *page.rows[stop:]))

    return lambda book: book.map(make)


def body(page: Page, start: int, stop: int) -> tuple[Cells, ...]:
    """Give the rows of a table."""
    rows = page.rows[start + 1 : stop]
    while rows and not any(map(str.strip, rows[-1])):
        rows = rows[:-1]
    return rows


def total_row(page: Page, start: int, stop: int, label: str) -> Cells:
    """Give the row of sums that a spreadsheet adds, with a label in its first free cell."""
    cells = []
    start = page.header_above(start)
    for at in range(len(page.rows[start])):
        texts = [row[at] for row in body(page, start, stop) if at < len(row)]
        numbers = [as_number(one) for one in texts]
        is_figure = page.kinds[start, at] == "number"
        cells.append(f"{sum(numbers, Decimal(0))}" if is_figure else "")
    first = next((at for at, cell in enumerate(cells) if not cell), 0)
    cells[first] = label
    return tuple(cells)


def as_number(text: str) -> Decimal:
    """Give a cell as a number; 0 for anything else."""
    bare = text.strip().replace(",", "")
    try:
        return Decimal(bare)
    except ArithmeticError:
        return Decimal(0)


def total(label: str, *, first: bool = False) -> Callable[[Book], Book]:
    """Build the change that puts a total among the rows."""

    def change(page: Page, start: int, stop: int) -> Iterator[Cells]:
        rows = body(page, start, stop)
        if page.has_decimal_commas:
            yield from rows
            return
        full = [at for at, row in enumerate(rows) if sum(map(bool, row)) > 1]
        if not full:
            yield from rows
            return
        sums = total_row(page, start, stop, label)
        at = full[0] if first else full[-1] + 1
        yield from (*rows[:at], sums, *rows[at:])

    return with_rows(change)


def blank_between(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give rows with blank ones between."""
    for number, row in enumerate(body(page, start, stop)):
        yield row
        if number % 3 == 1:
            yield ()


def backwards(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give rows from the last to the first."""
    yield from reversed(body(page, start, stop))


def first_half(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give the first half of the rows."""
    rows = body(page, start, stop)
    yield from rows[: max(1, len(rows) // 2)]


def header_again(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give rows with the header once more among them."""
    rows = body(page, start, stop)
    half = max(1, len(rows) // 2)
    yield from (*rows[:half], page.rows[page.header_above(start)], *rows[half:])


def twice(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give the table twice, header and all."""
    yield from (
        *body(page, start, stop),
        page.rows[page.header_above(start)],
        *body(page, start, stop),
    )


def rows_twice(page: Page, start: int, stop: int) -> Iterator[Cells]:
    """Give rows twice."""
    yield from (*body(page, start, stop), *body(page, start, stop))


def ending(*lines: Cells) -> Callable[[Book], Book]:
    """Build the change that puts lines below a table."""

    def change(page: Page) -> Page:
        return replace(page, rows=(*page.rows, *lines)) if page.headers else page

    return lambda book: book.map(change)


def beginning(*lines: Cells) -> Callable[[Book], Book]:
    """Build the change that puts lines above a table."""

    def change(page: Page) -> Page:
        return replace(page, rows=(*lines, *page.rows)) if page.headers else page

    return lambda book: book.map(change)


def with_empty_ends(book: Book) -> Book:
    """Give each row of a book three empty cells more."""
    return book.map(lambda page: replace(page, rows=tuple((*row, "", "", "") for row in page.rows)))
