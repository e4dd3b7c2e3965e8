"""Erasing in processes of their own, on a real home, killed where a test says so."""

import os
import signal
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.db import connection, transaction
from xlsxwriter import Workbook

from tests.forking import serve
from tests.ledger_process import PREPARED
from trueline.contracts.privacy_shelf import Receipt, ShelfErasure
from trueline.core.identifiers import Mark
from trueline.core.people_in_text import PersonFinder
from trueline.core.period import Period
from trueline.facts.ledger.batch_row_totals import _sums_sql
from trueline.facts.manifest import Commit
from trueline.home.wiring import open_workspace, organisation_folder
from trueline.metrics.catalogue import load_catalogue
from trueline.plugins.engines.duckdb import DuckDBEngine
from trueline.plugins.stores.parquet import ParquetStore
from trueline.usecases.catalogues import IMPORTERS
from trueline.usecases.erase_person import ErasePersonOrder, erase_person
from trueline.usecases.import_file import ImportOrder, import_file
from trueline.usecases.measure_value import ValueQuestion, measure_value
from trueline.usecases.workspace import Workspace
from trueline.web.schema import bring_up_to_date
from trueline.web.stores.jobs import JobOrder, JobState, add_job
from trueline.web.stores.manifest import DjangoManifest
from trueline.web.stores.organisations import OrganisationRecord, make_organisation
from trueline.web.stores.people import make_person
from trueline.web.stores.privacy import DjangoPrivacyShelf

HEADER = (
    "Name,Email,Financial Status,Currency,Total,Refunded Amount,Created at,Lineitem quantity,"
    "Billing Name,Tags,Id"
)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1))
ROWS = [one.rows for one in load_catalogue().metrics.values() if one.rows]
READY = (
    PREPARED,
    IMPORTERS.all(),
    [_sums_sql(replace(one, where=where), "duckdb") for one in ROWS for where in {one.where, ""}],
)
"""Read and compiled once, before the first fork."""


def person_of(organisation: str) -> tuple[str, str]:
    """Give the e-mail address and the name of whom an organisation erases; nobody else's."""
    return f"ann.o'hara@{organisation}.example", f"O'Hara {organisation}"


def orders_of(organisation: str) -> str:
    ann, name = person_of(organisation)
    other = f"mary.{ann},paid"
    return f"""{HEADER}
#1001,{ann},paid,EUR,25.00,0.00,2026-04-04 10:00:00 +0000,2,{name},vip,5551001
#1002,{other},EUR,35.00,0.00,2026-04-05 10:00:00 +0000,1,Mary,,5551002
#1003,{ann.upper()},paid,EUR,45.00,5.00,2026-04-06 10:00:00 +0000,1,{name},,5551003
,{ann},paid,EUR,1.00,0.00,2026-04-07 10:00:00 +0000,1,{name},,
"""


def prepare(organisation: str) -> None:
    """Make the database, an organisation, and a person who works there."""
    bring_up_to_date()
    make_organisation(OrganisationRecord(organisation, organisation))


def bring_orders(organisation: str, kind: str, observed: str = "") -> list[str]:
    """Import orders written as a kind of file; give what was said."""
    path = organisation_folder(organisation) / f"incoming-{kind}"
    path.parent.mkdir(parents=True, exist_ok=True)
    write = {"text": _text, "wide": _wide, "workbook": _workbook, "archive": _archive}[kind]
    write(path, orders_of(organisation))
    order = ImportOrder(
        path,
        f"{person_of(organisation)[0]} {kind}.csv",
        "acme",
        datetime.fromisoformat(observed) if observed else None,
        by="ann",
    )
    result = import_file(_workspace(organisation, ""), order)
    path.unlink()
    assert result.batch is not None, result.issues
    return [one.what for one in result.issues]


def erase(organisation: str, kill: str = "") -> int:
    """Erase the person; die at a step when told to. Give the number of rows made anonymous."""
    order = ErasePersonOrder(person_of(organisation), "bob", f"{person_of(organisation)[0]} asked")

    def progress(step: str, _done: int) -> None:
        _die(kill, step)

    receipt = erase_person(_workspace(organisation, kill), order, progress)
    assert receipt.is_wiped
    return sum(one.made_anonymous for one in receipt.ledger.datasets.values())


def known(organisation: str) -> dict[str, Any]:
    """Give what the organisation's numbers are, and whether its ledger is whole."""
    workspace = _workspace(organisation, "")
    names = ("orders", "revenue_gross", "revenue_refunded", "order_items")
    values = {
        name: str(measure_value(workspace, ValueQuestion(name, YEAR)).value) for name in names
    }
    problems = workspace.facts.upkeep.verify(lambda _step, _done: None).problems
    return values | {"problems": [one.what for one in problems]}


def places_of_the_person(organisation: str) -> list[str]:
    """Give every file of the home, unpacked, in whose bytes or values the person stands."""
    home = organisation_folder(organisation).parents[1]
    key = str(_workspace(organisation, "").person_key(person_of(organisation)[0]))
    found = []
    for path in sorted(one for one in home.rglob("*") if one.is_file()):
        said = [what for what, content in _contents(path) if _names(organisation, content)]
        if path.suffix == ".parquet":
            rows = pq.read_table(path, partitioning=None).to_pylist()
            texts = "\n".join(str(value) for row in rows for value in row.values())
            said += ["values"] if key in texts or _names(organisation, texts.encode()) else []
        found += [f"{path.relative_to(home)} {one}" for one in said]
    return found


def _names(organisation: str, content: bytes) -> bool:
    """Say whether bytes name the person, and not somebody with a longer address."""
    ann, name = (one.lower() for one in person_of(organisation))
    for encoding in ("utf-8", "utf-16-le"):
        text = content.lower().replace(f"mary.{ann}".encode(encoding), b"")
        if any(one.encode(encoding) in text for one in (ann, name)):
            return True
    return False


def litter(organisation: str) -> None:
    """Leave the person where killed imports, left pages and jobs do."""
    settings.UPLOADS.mkdir(parents=True, exist_ok=True)
    ann, _ = person_of(organisation)
    raw = organisation_folder(organisation) / "raw" / f"{'0' * 64}.0.part"
    for path in (settings.UPLOADS / organisation, settings.UPLOADS / f"{organisation}-left", raw):
        path.write_text(orders_of(organisation))
    person = make_person(f"worker@{organisation}.example").pk
    for order, state in (
        ({"upload": organisation, "name": "x"}, JobState.DRAFT),
        ({"name": ann}, JobState.FAILED),
    ):
        wanted = JobOrder(organisation, "import_file", f"import {ann}", order, person)
        add_job(wanted, now=_workspace(organisation, "").now(), state=state, result={"said": ann})


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    yield "as it is", path.read_bytes()
    if path.suffix == ".zst":
        plain = pa.CompressedInputStream(str(path), "zstd").read()
        yield "unpacked", plain
        if zipfile.is_zipfile(BytesIO(plain)):
            with zipfile.ZipFile(BytesIO(plain)) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())


def _workspace(organisation: str, kill: str) -> Workspace:
    """Open the real workspace; its manifest and shelf kill the process at a step."""

    class MortalManifest(DjangoManifest):
        __slots__ = ()

        def commit(self, commit: Commit) -> None:
            with transaction.atomic():
                super().commit(commit)
                _die(kill, "in the transaction")
            _die(kill, "committed")

        def forget(self, finder: PersonFinder, rows: Any, *, dry_run: bool = False) -> int:
            count = super().forget(finder, rows, dry_run=dry_run)
            _die(kill, "forgotten")
            return count

    class MortalShelf(DjangoPrivacyShelf):
        __slots__ = ()

        def suppress(self, marks: Sequence[Mark]) -> None:
            super().suppress(marks)
            _die(kill, "suppressed")

        def forget(
            self, finder: PersonFinder, keys: AbstractSet[int], *, dry_run: bool
        ) -> ShelfErasure:
            _die(kill, "files in place")
            return super().forget(finder, keys, dry_run=dry_run)

        def wipe(self) -> bool:
            _die(kill, "before wiping")
            return super().wipe()

        def file_receipt(self, receipt: Receipt) -> None:
            _die(kill, "before the receipt")
            super().file_receipt(receipt)

    folder = organisation_folder(organisation)
    rules: Mapping[str, Any] = load_catalogue().metrics
    store = ParquetStore(
        folder, MortalManifest(organisation, folder), DuckDBEngine(thread_count=1), rules
    )
    return replace(open_workspace(organisation), facts=store, privacy=MortalShelf(organisation))


def _text(path: Path, orders: str) -> None:
    path.write_text(orders)


def _wide(path: Path, orders: str) -> None:
    path.write_bytes(orders.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"))


def _workbook(path: Path, orders: str) -> None:
    with Workbook(path) as book:
        page = book.add_worksheet("Orders")
        for line, row in enumerate(orders.splitlines()):
            page.write_row(line, 0, row.split(","))


def _archive(path: Path, orders: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("orders.csv", orders.replace("\n", "\r\n"))


def _die(kill: str, step: str) -> None:
    if kill == step:
        connection.close()
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    serve(sys.argv[1], globals())
