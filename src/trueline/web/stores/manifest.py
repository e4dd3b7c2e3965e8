"""The ledger's manifest in the application database: rows to records and back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery

from trueline.core.codec import decode, encode
from trueline.core.errors import ConflictError, MissingError
from trueline.facts.batch import Batch
from trueline.facts.manifest import BRINGING, Commit, CommitLine, FactFile, LiveList
from trueline.web.database.locks import only_one
from trueline.web.models import FactFile as FileRow
from trueline.web.models import FactName, Organisation, Revision
from trueline.web.stores.fact_names import FactNames
from trueline.web.stores.forgotten import ForgettingManifest, keep_redactions

AT_ONCE = 500
"""Values in one list of a question; databases have limits."""


@dataclass(frozen=True, slots=True)
class DjangoManifest(ForgettingManifest):
    """The manifest of one organisation.

    Attributes:
        organisation: Its slug.
        lock_folder: Where the writers' lock is, on a disk of this machine, when the database is a
            file.
    """

    lock_folder: Path

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the only right to write; the system frees it when the process dies."""
        with only_one(f"ledger {self.organisation}", self.lock_folder / "ledger.lock"):
            yield

    def live(self) -> LiveList:
        """Give newest revision and live files as of one moment."""
        newest = Revision.objects.filter(organisation=OuterRef("organisation")).order_by("-number")
        rows = list(
            _files(self.organisation)
            .filter(removed=None)
            .order_by("path")
            .annotate(
                newest=Subquery(newest.values("number")[:1]),
                newest_at=Subquery(newest.values("committed_at")[:1]),
            )
            .values_list("newest", "newest_at", *FactFile.__slots__)
        )
        if rows:
            return LiveList(rows[0][0], rows[0][1], tuple(FactFile(*row[2:]) for row in rows))
        last = _revisions(self.organisation).first()
        return LiveList(last.number, last.committed_at, ()) if last else LiveList(0, None, ())

    def commits(self) -> Sequence[CommitLine]:
        """Give every commit in short, newest first."""
        columns = ("number", "kind", "sha256", "observed_at", "committed_at", "undone_by")
        return [CommitLine(*row) for row in _revisions(self.organisation).values_list(*columns)]

    def batch(self, revision: int) -> Batch:
        """Give the record of a commit.

        Raises:
            MissingError: There is no such commit.
        """
        row = _revisions(self.organisation).filter(number=revision).first()
        if row is None:
            raise MissingError(f"There is no batch {revision}.")
        return _batch(row)

    def batches(self) -> Sequence[Batch]:
        """Give every commit that brought facts, newest first."""
        rows = _revisions(self.organisation).filter(kind__in=BRINGING)
        return [_batch(row) for row in rows]

    def history(self, *, count: int, skip: int) -> Sequence[Batch]:
        """Give the records of commits of every kind, newest first, without the first ``skip``."""
        return [_batch(row) for row in _revisions(self.organisation)[skip : skip + count]]

    def commit(self, commit: Commit) -> None:
        """Make a commit visible, whole or not at all.

        Raises:
            ConflictError: Another commit took the revision or replaced a file.
            NoRoomError: The disk is full.
        """
        try:
            with transaction.atomic():
                self._retire(commit)
                self._record(commit)
        except IntegrityError as clash:
            raise ConflictError("Another commit came first.") from clash

    def keys(self, kind: str, names: Sequence[str]) -> Mapping[str, int]:
        """Give surrogate keys of names, making those that are new."""
        return FactNames(_owner(self.organisation), kind).keys(names)

    def names(self, kind: str) -> Mapping[int, str]:
        """Give every name of a kind by its surrogate key."""
        return FactNames(_owner(self.organisation), kind).names()

    def title_accounts(self, titles: Mapping[str, str]) -> None:
        """Keep display names of accounts, by ``network/handle``."""
        for name, title in titles.items():
            FactName.objects.filter(
                organisation__slug=self.organisation, kind="account", name=name
            ).update(title=title[:300])

    def _retire(self, commit: Commit) -> None:
        """Take replaced files and a batch that is taken back out of what is live."""
        revision = commit.batch.revision
        replaced = 0
        for start in range(0, len(commit.replaced), AT_ONCE):
            paths = commit.replaced[start : start + AT_ONCE]
            live = _files(self.organisation).filter(path__in=paths, removed=None)
            replaced += live.update(removed=revision)
        if replaced != len(commit.replaced):
            raise ConflictError("Another commit replaced a file.")
        if commit.undoes is not None:
            counting = _revisions(self.organisation).filter(number=commit.undoes, undone_by=None)
            if counting.update(undone_by=revision) != 1:
                raise ConflictError("Another commit took the batch back.")

    def _record(self, commit: Commit) -> None:
        batch, owner = commit.batch, _owner(self.organisation)
        Revision.objects.create(
            organisation_id=owner,
            number=batch.revision,
            kind=commit.kind,
            sha256=batch.origin.sha256,
            observed_at=batch.origin.observed_at,
            committed_at=batch.committed_at,
            record=encode(batch),
        )
        keep_redactions(owner, commit.redactions)
        FileRow.objects.bulk_create(
            FileRow(
                organisation_id=owner,
                added=batch.revision,
                **{name: getattr(one, name) for name in FactFile.__slots__},
            )
            for one in commit.added
        )


def _files(slug: str) -> QuerySet[FileRow]:
    return FileRow.objects.filter(organisation__slug=slug)


def _revisions(slug: str) -> QuerySet[Revision]:
    return Revision.objects.filter(organisation__slug=slug).order_by("-number")


def _owner(slug: str) -> int:
    key = Organisation.objects.filter(slug=slug).values_list("pk", flat=True).first()
    if key is None:
        raise MissingError(f"There is no organisation {slug}.")
    return key


def _batch(row: Revision) -> Batch:
    return replace(decode(row.record, Batch), undone_by=row.undone_by)
