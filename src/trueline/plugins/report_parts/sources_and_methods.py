"""Sources and methods: the files behind the numbers, what read them, and by which rules.

The newest files come first; files that were taken back are left out, as they are of every number.
"""

from collections.abc import Mapping

from trueline.briefing.blocks import Pairs, Section
from trueline.briefing.cells import Cell, Row
from trueline.briefing.wording import day_in_words
from trueline.contracts.report_part import PartGround, ReportPart
from trueline.contracts.reported.words import table_or_word
from trueline.facts.batch import Batch

HEADS = ("File", "Read by", "Came in", "By", "Rows kept", "Set aside", "Digest")
NOTHING = "Nothing was imported yet."
SHORT = 12


def _make(ground: PartGround, _options: Mapping[str, str]) -> tuple[Section, ...]:
    frame, imports = ground.frame, ground.sourced.imports()
    kept = [one for one in imports if one.undone_by is None or one.undone_by > frame.revision]
    rules = Pairs(
        (
            ("Plan", f"version {frame.adopted.number}, {frame.adopted.digest[:SHORT]}"),
            ("Approved", f"{day_in_words(frame.adopted.adopted_at.date())}, {frame.adopted.by}"),
            ("Ledger", f"revision {frame.revision}, {len(kept)} files"),
            ("Intervals of forecasts", "80%: one case in ten lies below, one above"),
            ("Intervals of shares and studies", "95% unless the study says another level"),
            ("Missing values", "are gaps, never zero"),
        )
    )
    blocks = table_or_word(frame, HEADS, [_row(one) for one in kept], NOTHING, numbers=(4, 5))
    return Section("Methods", (rules,)), Section("Sources", blocks, is_wide=True)


def _row(one: Batch) -> Row:
    reader = one.origin.mapping or f"{one.origin.importer}@{one.origin.importer_version}"
    return (
        Cell(one.origin.file, trace=f"/data/batches/{one.revision}/"),
        Cell(reader),
        Cell(day_in_words(one.committed_at.date())),
        Cell(one.origin.by),
        Cell(f"{one.rows.facts:,}"),
        Cell(f"{one.rows.set_aside:,}"),
        Cell(one.origin.sha256[:SHORT]),
    )


REPORT_PART = ReportPart(
    name="sources-and-methods",
    title="Sources and methods",
    about="The files behind the numbers, what read them and when, and the rules of reading.",
    make=_make,
)
