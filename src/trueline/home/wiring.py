"""Decides what is wired to what: store, engine, manifest, plans and keys of one organisation."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from django.conf import settings

from trueline.contracts.store import FactStore
from trueline.home.engines import engine_in_force
from trueline.home.person_keys import person_key_maker
from trueline.metrics.catalogue import load_catalogue
from trueline.usecases.catalogues import STORES
from trueline.usecases.workspace import Workspace
from trueline.web.stores.annotations import DjangoAnnotationShelf
from trueline.web.stores.breaks import DjangoBreakShelf
from trueline.web.stores.check_ins import DjangoCheckInShelf
from trueline.web.stores.definitions import DjangoDefinitionShelf
from trueline.web.stores.entries import DjangoEntryShelf
from trueline.web.stores.issued_files import FolderFileShelf
from trueline.web.stores.manifest import DjangoManifest
from trueline.web.stores.mappings import DjangoMappingShelf
from trueline.web.stores.notes import DjangoNoteShelf
from trueline.web.stores.organisations import OrganisationRecord, organisation_record
from trueline.web.stores.plans.shelf import DjangoPlanShelf
from trueline.web.stores.privacy import DjangoPrivacyShelf
from trueline.web.stores.statuses import DjangoStatusShelf
from trueline.web.stores.studies import DjangoStudyShelf

STORE = "parquet"


def organisation_folder(slug: str) -> Path:
    """Give the folder that holds the facts and raw files of one organisation alone."""
    return Path(settings.TRUELINE_HOME) / "organisations" / slug


def open_workspace(slug: str) -> Workspace:
    """Open one organisation of the home that Django was set up with.

    Raises:
        MissingError: There is no such organisation.
    """
    return workspace_of(organisation_record(slug))


def workspace_of(record: OrganisationRecord) -> Workspace:
    """Open one organisation whose record was read already."""
    slug = record.slug
    return Workspace(
        organisation=slug,
        name=record.name,
        facts=_store(organisation_folder(slug), slug),
        plans=DjangoPlanShelf(slug),
        breaks=DjangoBreakShelf(slug),
        statuses=DjangoStatusShelf(slug, record.judged_since),
        definitions=DjangoDefinitionShelf(slug, record.defined),
        annotations=DjangoAnnotationShelf(slug),
        notes=DjangoNoteShelf(slug),
        check_ins=DjangoCheckInShelf(slug),
        entries=DjangoEntryShelf(slug),
        files=FolderFileShelf(organisation_folder(slug) / "reports"),
        studies=DjangoStudyShelf(slug, organisation_folder(slug) / "studies"),
        mappings=DjangoMappingShelf(slug),
        privacy=DjangoPrivacyShelf(slug),
        person_key=person_key_maker(Path(settings.TRUELINE_HOME), slug),
        today=record.today or _today(),
        now=_now,
    )


@cache
def _store(folder: Path, slug: str) -> FactStore:
    manifest = DjangoManifest(slug, folder)
    store: FactStore = STORES.get(STORE)(
        folder, manifest, engine_in_force(), load_catalogue().metrics
    )
    return store


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
