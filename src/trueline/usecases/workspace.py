"""Workspace: all of one organisation that a use case may touch."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from trueline.contracts.annotation_shelf import AnnotationShelf
from trueline.contracts.break_shelf import BreakShelf
from trueline.contracts.check_in_shelf import CheckInShelf
from trueline.contracts.definition_shelf import DefinitionShelf
from trueline.contracts.entry_shelf import EntryShelf
from trueline.contracts.file_shelf import FileShelf
from trueline.contracts.mapping_shelf import MappingShelf
from trueline.contracts.note_shelf import NoteShelf
from trueline.contracts.plan_shelf import PlanShelf
from trueline.contracts.privacy_shelf import PrivacyShelf
from trueline.contracts.status_shelf import StatusShelf
from trueline.contracts.store import FactStore
from trueline.contracts.study_shelf import StudyShelf


@dataclass(frozen=True, slots=True)
class Workspace:
    """One organisation's facts and plans, opened.

    Attributes:
        organisation: Its short name, unique in the home.
        name: For people.
        facts: Its ledger.
        plans: Its plans.
        breaks: Definition breaks that it added.
        statuses: Its rules of what is on pace, at risk and off pace.
        definitions: Metrics as it defines them itself.
        annotations: What its people said happened outside the numbers.
        notes: What its people say to each other beside parts of the plan.
        check_ins: What its people say of parts of the plan, time after time.
        entries: What it kept of meetings, decisions, actions and more.
        files: Files of its issued reports.
        studies: What it asked of causes, and what came of it.
        mappings: What its people said of tables that no importer knows.
        privacy: Names of people in its facts, where allowed, and who was erased.
        person_key: Keyed hash of a personal identifier.
        today: Day that pages and readings speak of unless asked otherwise; the real one, but for
            an organisation whose story stands still.
        now: Gives the present moment, in UTC.
    """

    organisation: str
    name: str
    facts: FactStore
    plans: PlanShelf
    breaks: BreakShelf
    statuses: StatusShelf
    definitions: DefinitionShelf
    annotations: AnnotationShelf
    notes: NoteShelf
    check_ins: CheckInShelf
    entries: EntryShelf
    files: FileShelf
    studies: StudyShelf
    mappings: MappingShelf
    privacy: PrivacyShelf
    person_key: Callable[[str], int]
    today: date
    now: Callable[[], datetime]
