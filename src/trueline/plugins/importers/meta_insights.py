"""Meta Business Suite, Insights: one metric by day for a Facebook page or an Instagram account.

When to trust it: the day is the date part as written; times of midnight move with daylight saving
and are never converted. Reach and viewers are people a day and cannot be added up over days. Files
of follows leave out days on which nobody followed: such days between two rows are kept as 0, days
after the last row are unknown. Two blocks in one file are two networks; a title without a network
beside one that says Instagram is Facebook.

When not: without the account named. The file never says whose it is, and titles such as "Views"
not even of which network: name it with its network, such as ``instagram/acme``.

Source: Meta Business Suite, Insights, Export of one graph; 2023 to 2026, English and Brazilian
Portuguese.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from trueline.exports.cells.headers import Column, Header, Reading, match_header, normalise
from trueline.exports.files.export import Export, Row
from trueline.exports.files.open_ends import refuse_open_end
from trueline.exports.files.refusing import note, refusal
from trueline.exports.tables.accounts import account_key, unknown_network_issue
from trueline.exports.tables.blocks import Block, block_sheet, split_blocks
from trueline.exports.tables.listed_totals import OwnTotal
from trueline.exports.tables.raw_rows import named_cells, raw_row
from trueline.exports.tables.recognition import ImportContext, Recognition
from trueline.exports.tables.remarks import no_rows, part_names, remark
from trueline.exports.tables.staging import Staging
from trueline.exports.tables.table_reading import is_total_of_days, named_account, read_rows
from trueline.exports.tables.tables import TableRow, table_of
from trueline.facts.batch import Piece

META = "meta"
_NETWORKS = ("facebook", "instagram")
_TITLES = {
    "en": {
        "views": "views",
        "viewers": "viewers_unique",
        "reach": "reach",
        "content interactions": "engagements",
        "interactions": "engagements",
        "visits": "profile_visits",
        "profile visits": "profile_visits",
        "link clicks": "link_clicks",
        "follows": "followers_gained",
    },
    "pt-BR": {
        "visualizações": "views",
        "alcance": "reach",
        "interações com o conteúdo": "engagements",
        "visitas ao perfil": "profile_visits",
        "cliques no link": "link_clicks",
        "seguidores": "followers_gained",
    },
}
_DAY = Column("day", {"en": ("Date",), "pt-BR": ("Data",)}, needed=True, reading=Reading.DAY)


@dataclass(frozen=True, slots=True)
class Graph:
    """What a block is about.

    Attributes:
        network: ``facebook`` or ``instagram``; empty when its title does not say.
        metric: Metric id; empty when its title is not known.
        header: Of its rows.
        block: Title and rows.
    """

    network: str
    metric: str
    header: Header
    block: Block


class MetaInsights:
    """Reads blocks of ``title``, ``Date, Primary`` and rows."""

    name = "meta-insights"
    version = 2

    def recognise(self, export: Export) -> Recognition | None:
        """Say what the first block is about; what follows is seen when it is read."""
        first = next(_graphs(export.sheets[0].head), None)
        if first is None or len(export.sheets) > 1:
            return None
        where = {"facebook": "Facebook", "instagram": "Instagram"}.get(first.network, "Meta")
        return Recognition(
            importer=self.name,
            kind=f"{where} Insights, one metric by day",
            network=first.network or META,
            locale=first.header.locale,
            share=1.0 if first.metric else 0.5,
            matched=(first.block.title, *first.header.matched) if first.metric else (),
            ignored=first.header.ignored,
            missing=() if first.metric else ("a title that names a metric",),
        )

    def read(self, export: Export, context: ImportContext) -> Iterator[Piece]:
        """Give each block as a piece.

        Raises:
            FaultyInputError: A block has no known title, a cell cannot be understood, or the file
                is cut off: all of Meta's end with a line end.
        """
        sheet = export.sheets[0]
        refuse_open_end(export, 0)
        blocks = list(split_blocks(sheet.rows()))
        graphs = [graph for block in blocks if (graph := _graph(block))]
        for graph in graphs:
            staging = Staging(part_names(export), 0)
            if graph is graphs[0]:
                remark(export, {0}, staging)
                _set_strays_aside(blocks, graphs, staging)
            if not graph.metric:
                raise refusal(
                    export.name, f"The title “{graph.block.title}” names no known metric."
                )
            cut = block_sheet(sheet, graph.block, is_last=graph is graphs[-1])
            table = table_of(export.name, 0, cut, graph.header)
            account = _account(graph, graphs, context)
            if account.startswith(f"{META}/"):
                staging.say(unknown_network_issue(export.name, account))
            reading = _Reading(account, graph.metric, staging, [])
            own = OwnTotal(is_total_of_days)
            yield from read_rows(table, staging, keep=reading.keep, is_total=own)
            own.compare(table, staging)
            reading.fill_days_without_follows(export.name)
            if staging.is_empty and len(graphs) == 1:
                staging.say(no_rows(export.name))
            yield staging.take()

    def row(self, export: Export, part: int, line: int) -> Mapping[str, str]:
        """Give one raw row, header to cell.

        Raises:
            MissingError: The export has no such row.
        """
        row = raw_row(export, part, line)
        for graph in _graphs(export.sheets[part].rows()):
            if graph.block.rows[0].line < line <= graph.block.rows[-1].line:
                return {"(title)": graph.block.title, **named_cells(graph.header, row)}
        return named_cells(None, row)


@dataclass(frozen=True, slots=True)
class _Reading:
    account: str
    metric: str
    staging: Staging
    days: list[tuple[date, int]]

    def keep(self, row: TableRow) -> str:
        """Stage a row, or say why it cannot be kept."""
        stamp, value = row.stamp("day"), row.number("value")
        if stamp is None or value is None:
            return "The row has no day." if stamp is None else "The day has no value."
        if not self.account.startswith(f"{META}/"):
            named_account(row, self.account, self.staging)
        self.staging.add_day(row.line, self.account, self.metric, stamp.day, value)
        self.days.append((stamp.day, row.line))
        return ""

    def fill_days_without_follows(self, file: str) -> None:
        """Stage 0 for each day between two rows of follows; its line is that of the row before."""
        if self.metric != "followers_gained":
            return
        filled = 0
        for (before, line), (after, _) in pairwise(sorted(self.days)):
            for offset in range(1, (after - before).days):
                day = before + timedelta(days=offset)
                self.staging.add_day(line, self.account, self.metric, day, Decimal(0))
                filled += 1
        if filled:
            what = f"The file leaves out {filled} days between its rows; Meta does so when nobody "
            self.staging.say(note(file, f"{what}followed, so they are kept as 0."))


def _graphs(rows: Iterator[Row] | tuple[Row, ...]) -> Iterator[Graph]:
    return (graph for block in split_blocks(rows) if (graph := _graph(block)))


def _graph(block: Block) -> Graph | None:
    """Give what a block is about; None when it does not begin with a header of days."""
    if not block.rows:
        return None
    network, metric, locale = _subject(block.title)
    value = Column(
        "value",
        {locale: ("Primary", block.title)},
        needed=True,
        reading=Reading.WHOLE,
        metric=metric,
    )
    header = match_header(block.rows[0], (_DAY, value))
    return None if header.missing else Graph(network, metric, header, block)


def _set_strays_aside(blocks: list[Block], graphs: list[Graph], staging: Staging) -> None:
    """Set rows aside that a blank line has cut off from their title and header."""
    known = [graph.block for graph in graphs]
    for row in (row for block in blocks if block not in known for row in block.rows):
        staging.set_aside(row, None, "The row stands below no title and header.")


def _subject(title: str) -> tuple[str, str, str]:
    """Give network, metric and language of a title; empty what it does not tell."""
    text = normalise(title)
    network = next((one for one in _NETWORKS if one in text), "")
    bare = text
    for words in (f"{network} ", f" do {network}", f" no {network}"):
        bare = bare.replace(words, "") if network else bare
    for locale, names in _TITLES.items():
        if bare in names:
            return network, names[bare], locale
    return network, "", "en"


def _account(graph: Graph, graphs: list[Graph], context: ImportContext) -> str:
    stated = graph.network
    if not stated and any(one.network == "instagram" for one in graphs):
        stated = "facebook"
    if not stated:
        named = context.account.partition("/")[0]
        stated = named if named in _NETWORKS else META
    return account_key(stated, context)


IMPORTER = MetaInsights()
