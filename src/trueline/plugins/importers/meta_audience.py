"""Meta Business Suite, Insights, Audience: shares of followers by age, gender, city and country.

When to trust it: the shares are of the followers at the time of the export; the file names no day,
so they are kept under the day on which the export was made. The lists of cities and countries are
cut off at ten and do not add up to 1. The number of followers is kept where the file has it.

When not: to count people. A share times followers is Meta's estimate, rounded to a tenth of a per
cent.

Source: Meta Business Suite, Insights, Audience, Export; 2024 to 2026, English and Brazilian
Portuguese; also saved again by a spreadsheet.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from trueline.exports.cells.headers import normalise
from trueline.exports.cells.numbers import (
    Marks,
    NotANumberError,
    decide_marks,
    read_number,
    read_share,
    tell_mark,
)
from trueline.exports.files.export import Export, Row
from trueline.exports.files.open_ends import doubt_open_end
from trueline.exports.files.refusing import place, refusal, warning
from trueline.exports.tables.accounts import (
    UNSTATED,
    account_key,
    unknown_network_issue,
    unstated_issue,
)
from trueline.exports.tables.blocks import Block, refuse_cut, split_blocks
from trueline.exports.tables.raw_rows import named_cells, raw_row
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.remarks import part_names, remark
from trueline.exports.tables.staging import Staging
from trueline.facts.batch import Piece

META = "meta"
_NETWORKS = ("facebook", "instagram")
_SUBJECTS = (
    (re.compile(r"age (?:&|and) gender|gender and age"), "age and gender", "en"),
    (re.compile(r"gênero e idade|idade e gênero"), "age and gender", "pt-BR"),
    (re.compile(r"top cities"), "city", "en"),
    (re.compile(r"principais cidades"), "city", "pt-BR"),
    (re.compile(r"top countries"), "country", "en"),
    (re.compile(r"principais países"), "country", "pt-BR"),
)
_FOLLOWERS = re.compile(r"(fb_page|ig_account) follow unique_users")
_VALUE = ("value", "valor")
_AGE = re.compile(r"\d\d\s?[-–]\s?\d\d|\d\d\+")


@dataclass(frozen=True, slots=True)
class Share:
    """One cell of an audience table.

    Attributes:
        row: Where it stands.
        part: Who they are, as in ``country=Brazil``; empty for all followers.
        text: The cell.
    """

    row: Row
    part: str
    text: str


class MetaAudience:
    """Reads blocks of shares, upright and transposed."""

    name = "meta-audience"
    version = 1

    def recognise(self, export: Export) -> Recognition | None:
        """Say that it is an audience export when a block of one is at its head."""
        if len(export.sheets) > 1:
            return None
        blocks = list(split_blocks(export.sheets[0].head))
        known = [one for one in blocks if _subject(one)]
        if not known:
            return None
        networks = {_network(one) for one in known}
        return Recognition(
            importer=self.name,
            kind="Meta Insights, audience",
            network=networks.pop() if len(networks) == 1 else META,
            locale=next(locale for pattern, _, locale in _SUBJECTS if _has(known, pattern)),
            share=1.0,
            matched=tuple(one.title for one in known),
            ignored=tuple(one.title for one in blocks if one.title and one not in known),
        )

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give all blocks as one piece; an audience file is small.

        Raises:
            FaultyInputError: A cell holds no share.
        """
        staging = Staging(part_names(export), 0)
        remark(export, {0}, staging)
        day = context.observed_at.date()
        what = f"The file does not say of which day it is; its numbers are kept under {day}."
        remedy = "If the export was made on another day, import it with that time."
        staging.say(warning(export.name, what, remedy))
        blocks = tuple(split_blocks(export.sheets[0].rows()))
        refuse_cut(export.sheets[0], blocks, export.name)
        for doubt in doubt_open_end(export, 0):
            staging.say(doubt)
        for block in blocks:
            shares = _read_shares(export.name, block)
            account = _account(block, context)
            _say_whose(export.name, account, staging)
            marks = _marks(export.name, shares)
            for line in dict.fromkeys(one.row.line for one in shares):
                for share in (one for one in shares if one.row.line == line):
                    metric, value = _value(export.name, share, marks)
                    staging.add_day(line, account, metric, day, value, share.part)
                staging.keep()
            for row in () if shares else block.rows:
                staging.set_aside(row, None, "The block has a title that is not known.")
        yield staging.take()

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row under the names of the row above it.

        Raises:
            MissingError: The export has no such row.
        """
        row = raw_row(export, part, line)
        for block in split_blocks(export.sheets[part].rows()):
            if any(one.line == line for one in block.rows):
                names = block.rows[0].cells
                cells = {
                    (names[at].strip() if at < len(names) else "") or f"(column {at + 1})": cell
                    for at, cell in enumerate(row.cells)
                }
                return {"(title)": block.title, **cells}
        return named_cells(None, row)


def _read_shares(file: str, block: Block) -> tuple[Share, ...]:
    try:
        return tuple(_shares(block))
    except NotANumberError as error:
        raise refusal(place(file, "", block.rows[0].line), str(error)) from None


def _say_whose(file: str, account: str, staging: Staging) -> None:
    if account.startswith(f"{META}/"):
        staging.say(unknown_network_issue(file, account))
    elif account.endswith(f"/{UNSTATED}"):
        staging.say(unstated_issue(file, account))


def _shares(block: Block) -> Iterator[Share]:
    if len(block.rows) < 2:  # noqa: PLR2004 - names, and what belongs to them
        return
    header, *rows = block.rows
    subject = _subject(block)
    if _FOLLOWERS.fullmatch(normalise(" ".join(_filled(header)))):
        yield Share(rows[0], "", _filled(rows[0])[0])
    elif subject == "age and gender":
        yield from _grid(header, rows)
    elif subject and len(rows) == 1 and _filled(header)[-1].casefold() not in _VALUE:
        for name, cell in zip_longest(_filled(header), _filled(rows[0]), fillvalue=""):
            yield Share(rows[0], f"{subject}={name}", cell)
    elif subject:
        for row in rows:
            *names, cell = _filled(row)
            yield Share(row, f"{subject}={', '.join(names)}", cell)


def _grid(header: Row, rows: list[Row]) -> Iterator[Share]:
    at_age = _age_column(rows)
    for row in rows:
        age = row.cells[at_age].strip()
        for at, cell in enumerate(row.cells):
            gender = header.cells[at].strip() if at < len(header.cells) else ""
            if at != at_age and gender and cell.strip():
                yield Share(row, f"age and gender={age} {gender}", cell)


def _age_column(rows: list[Row]) -> int:
    width = min(len(row.cells) for row in rows)
    for at in range(width):
        if all(_AGE.fullmatch(row.cells[at].strip()) for row in rows):
            return at
    raise NotANumberError("A table of ages has no column of ages.")


def _value(file: str, share: Share, marks: Marks) -> tuple[str, Decimal]:
    try:
        if not share.part:
            value = read_number(share.text, marks, whole=True)
        else:
            value = read_share(share.text, marks, is_percent=True)
    except NotANumberError as error:
        raise refusal(place(file, "", share.row.line), str(error)) from None
    if value is None:
        raise refusal(place(file, "", share.row.line), "A share is missing.")
    return ("audience_share" if share.part else "followers_total"), value


def _marks(file: str, shares: tuple[Share, ...]) -> Marks:
    try:
        return decide_marks({tell_mark(one.text) for one in shares})
    except NotANumberError as error:
        raise refusal(file, str(error)) from None


def _subject(block: Block) -> str:
    """Give what a block divides followers by; empty when its title is not known."""
    title = normalise(block.title)
    return next((subject for pattern, subject, _ in _SUBJECTS if pattern.search(title)), "")


def _has(blocks: list[Block], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(normalise(one.title)) for one in blocks)


def _network(block: Block) -> str:
    title = normalise(block.title)
    return next((one for one in _NETWORKS if one in title), META)


def _account(block: Block, context: ImportContext) -> str:
    network = _network(block)
    named = context.account.partition("/")[0]
    return account_key(named if network == META and named in _NETWORKS else network, context)


def _filled(row: Row) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()]


IMPORTER = MetaAudience()
