"""What is asked of the files of a drop, once for each source in it, and what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from trueline.exports.cells.money import currency_codes
from trueline.exports.tables.accounts import may_be_of
from trueline.exports.tables.recognition import Recognition
from trueline.plan.channels.account import Account
from trueline.usecases.named_account import doubt_account, examples
from trueline.web.file_report import UNSAID, FileReport, report_of
from trueline.web.said import Said, said_document, said_of, source_of
from trueline.web.stores.drops import DropRecord
from trueline.web.stores.jobs import JobRecord, JobState

DAY_ORDERS = {"": None, "day-first": False, "month-first": True}
"""Values of the field for the order of days, and what they mean."""


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """Files of one kind from one folder, and what a person says of them together.

    Attributes:
        files: That wait, each with what is known of it.
        said: What they were read with, or what was typed for them.
        remembered: Names of answers that were given for the source before.
        accounts: Of the plan, those that it may be.
        faults: Why answers cannot be taken, by field.
    """

    files: tuple[tuple[JobRecord, FileReport], ...]
    said: Said
    remembered: frozenset[str]
    accounts: tuple[Account, ...]
    faults: Mapping[str, str]

    @property
    def id(self) -> int:
        """Give what its fields are named by."""
        return self.files[0][0].id

    @property
    def recognition(self) -> Recognition:
        """Give what its files are."""
        known = self.files[0][1].recognition
        assert known is not None  # noqa: S101 - files that are not known make no source
        return known

    @property
    def folder(self) -> str:
        """Give the folder that its files came in; empty when that is not known."""
        return str(self.files[0][0].order.get("folder", ""))

    @property
    def asks_account(self) -> bool:
        """Say whether a file does not say whose it is."""
        return any(one.recognition and not one.recognition.states_account for _, one in self.files)

    @property
    def asks_currency(self) -> bool:
        """Say whether amounts name no currency."""
        return bool(self.said.currency) or self._asks("currency")

    @property
    def asks_days(self) -> bool:
        """Say whether days can be read in two ways."""
        return self.said.month_first is not None or self._asks("day-order")

    @property
    def is_open(self) -> bool:
        """Say whether a person still has to answer, or gave an answer that a file contradicts."""
        is_asked = self.asks_account or self.asks_currency or self.asks_days
        is_refused = is_asked and any(report.is_refused for _, report in self.files)
        asked = ("account", "currency", "day-order")
        return bool(self.faults) or is_refused or any(map(self._asks, asked))

    @property
    def placeholder(self) -> str:
        """How its account is written."""
        return examples(self.recognition.network, "…")

    @property
    def days(self) -> str:
        """Give the order of days as the field has it."""
        return next(key for key, value in DAY_ORDERS.items() if value is self.said.month_first)

    def _asks(self, what: str) -> bool:
        return any(what in one.asks for _, one in self.files)


def questions_of(drop: DropRecord, accounts: Sequence[Account]) -> list[SourceQuestion]:
    """Give the sources among files that wait, those with open questions first."""
    found: dict[tuple[str, str], list[tuple[JobRecord, FileReport]]] = {}
    for file in drop.files:
        report = report_of(file) if file.state is JobState.DRAFT else None
        if report is not None and report.recognition is not None and not report.is_repeat:
            source = source_of(report.recognition, report.mapping)
            key = (source, str(file.order.get("folder", "")))
            found.setdefault(key, []).append((file, report))
    questions = [_question(tuple(files), accounts) for files in found.values()]
    return sorted(questions, key=lambda one: not one.is_open)


def answered(question: SourceQuestion, given: Mapping[str, str]) -> SourceQuestion:
    """Take what a form says of a source, with what cannot be."""

    def field(name: str) -> str:
        return given.get(f"g{question.id}-{name}", "").strip()

    said = Said(
        account=field("account"),
        currency=field("currency").upper(),
        month_first=DAY_ORDERS.get(field("days")),
        made=field("made"),
    )
    return replace(question, said=said, faults=_faults(question, said))


def changes(
    questions: Sequence[SourceQuestion], given: Mapping[str, str]
) -> dict[int, dict[str, Any]]:
    """Give what is now said of files, where it differs from what they were read with, by file."""
    changed: dict[int, dict[str, Any]] = {}
    for question in questions:
        for file, report in question.files:
            now = _said_of_file(question, file, report, given)
            if replace(report.used, mapping="") != replace(now, mapping=""):
                changed[file.id] = said_document(now)
    return changed


def own_answers(questions: Sequence[SourceQuestion]) -> dict[int, Said]:
    """Give the answers of files that differ from those of their source, by file."""
    return {
        file.id: Said(
            account=_other(report.used.account, question.said.account),
            made=_other(report.used.made, question.said.made),
        )
        for question in questions
        for file, report in question.files
    }


def _other(own: str, common: str) -> str:
    return own if own != common else ""


def _said_of_file(
    question: SourceQuestion, file: JobRecord, report: FileReport, given: Mapping[str, str]
) -> Said:
    """Give the answers of a file: its own where it has any, else those of its source."""
    own = given.get(f"f{file.id}-account", "").strip()
    made = given.get(f"f{file.id}-made", "").strip()
    states = report.recognition is not None and report.recognition.states_account
    account = "" if states else own or question.said.account
    mapping, made = said_of(file).mapping, made or question.said.made
    return replace(question.said, account=account, mapping=mapping, made=made)


def _question(
    files: tuple[tuple[JobRecord, FileReport], ...], accounts: Sequence[Account]
) -> SourceQuestion:
    known = files[0][1].recognition
    network = known.network if known else ""
    said = _common([report.used for _, report in files])
    remembered = frozenset(name for _, report in files for name in report.remembered)
    own = tuple(one for one in accounts if may_be_of(network, one.network))
    return SourceQuestion(files, said, remembered, own, {})


def _common(used: Sequence[Said]) -> Said:
    """Give the answers that most files have."""
    found = [one for one in used if one != UNSAID] or [UNSAID]
    return max(found, key=found.count)


def _faults(question: SourceQuestion, said: Said) -> dict[str, str]:
    faults = {}
    if said.currency and said.currency not in currency_codes():
        words = _("{0} is no currency. Write its code of three letters, such as EUR.")
        faults["currency"] = words.format(said.currency)
    is_planned = any(one.key == said.account for one in question.accounts)
    if said.account and question.asks_account and not is_planned:
        file, known = question.files[0][0], question.recognition
        doubt = doubt_account(file.title, known.network, said.account)
        if doubt:
            faults["account"] = f"{doubt.what} {doubt.remedy}"
    return faults
