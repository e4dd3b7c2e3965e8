"""The page that lies beside an export and says what each file is."""

from collections.abc import Mapping

from trueline.facts.schema import DATASETS

WORDS = {
    "metric_day": "numbers of an account on a day; `breakdown` is empty for the whole account",
    "post": "posts, videos, ads, e-mails and other single things that were published",
    "post_metric": "numbers of such a thing as they stood at `observed_at`",
    "conversation": "tickets and threads",
    "conversion": "orders and deals",
    "panel": "numbers of single members over periods; `person_key` is a keyed hash",
    "message": "messages of tickets, threads and forums, and what happened to these, in order",
    "survey_answer": "answers to surveys, one score each",
    "label": "mentions that a person labelled beside the tool",
    "plan.yaml": "the plan in force",
    "batches.json": "every import and correction: file, row ledger, what it changed, totals",
    "metrics.json": "the definition of each metric in use",
    "breaks.json": "days on which a metric changed what it counts, as people noted them",
    "mappings.json": "what people said of tables that no importer knows",
    "raw": "the files as they came, under the number of their batch",
}
COLUMNS = """## Columns that every table has

- `batch`, `part`, `line`: the import, its sheet or table from 0, and the physical row from 1.
- `known_from`: the commit that made the row known. With history, `known_until` is the commit that
  ended that; it is empty for what is known now. A row whose two numbers are equal came late, from
  an older export, and was never current.
- An empty `value` was withdrawn by a person (with history only).

Amounts are decimals; `currency` is empty but for money. Times are as the file wrote them, with
their zone in `zone` where the file says one; `observed_at` is UTC. In CSV files a text that a
spreadsheet would take for a formula begins with an apostrophe, which is not part of it.
"""


def readme(organisation: str, revision: int, files: Mapping[str, int]) -> str:
    """Give the page.

    Args:
        organisation: For people.
        revision: Of the ledger.
        files: Rows by path below the folder.
    """
    lines = [
        f"# Everything of {organisation}",
        "",
        f"Exported by Trueline as of revision {revision} of its ledger.",
        "",
        "| what | it holds | files | rows |",
        "|---|---|---|---|",
    ]
    for name, words in WORDS.items():
        below = [rows for path, rows in files.items() if path.partition("/")[0] == name]
        if below:
            rows = f"{sum(below):,}" if name in DATASETS else ""
            lines.append(f"| `{name}` | {words} | {len(below)} | {rows} |")
    return "\n".join([*lines, "", COLUMNS])
