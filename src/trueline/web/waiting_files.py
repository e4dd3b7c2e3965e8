"""Files that were brought and wait for a person's word, with what was answered for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trueline.contracts.importer import Recognition
from trueline.core.codec import decode
from trueline.exports.tables.accounts import may_be_of
from trueline.plan.document import Account
from trueline.usecases.named_account import doubt_account, examples
from trueline.web.stores.jobs import JobRecord, JobState
from trueline.web.visit import Visit


@dataclass(frozen=True, slots=True)
class WaitingFile:
    """A file that was brought and waits for a person's word.

    Attributes:
        job: The job that will import it.
        recognition: What it is.
        accounts: Of the plan, those that it may belong to.
        account: Answered for it; empty before.
        made: Day on which it was downloaded, as answered; empty before.
        fault: Why the answers cannot be taken; empty when they can.
    """

    job: JobRecord
    recognition: Recognition
    accounts: tuple[Account, ...]
    account: str = ""
    made: str = ""
    fault: str = ""

    @property
    def placeholder(self) -> str:
        """How its account is written."""
        return examples(self.recognition.network, "…")

    def answered(self, given: Mapping[str, str]) -> "WaitingFile":
        """Take what a form says of it, and doubt an account that cannot be its own."""
        account = given.get(f"account-{self.job.id}", "").strip()
        made = given.get(f"made-{self.job.id}", "").strip()
        return replace(self, account=account, made=made, fault=self._doubt(account))

    def _doubt(self, account: str) -> str:
        is_planned = any(one.key == account for one in self.accounts)
        if is_planned or not self.job.order["needs_account"]:
            return ""
        doubt = doubt_account(self.job.title, self.recognition.network, account)
        return f"{doubt.what} {doubt.remedy}" if doubt else ""


def waiting_files(visit: Visit, jobs: Sequence[JobRecord]) -> list[WaitingFile]:
    """Give those of an organisation's jobs that wait for a word, in their order."""
    drafts = [job for job in jobs if job.state is JobState.DRAFT]
    accounts = _accounts(visit) if drafts else ()
    return [_waiting(job, accounts) for job in drafts]


def _accounts(visit: Visit) -> tuple[Account, ...]:
    adopted = visit.workspace().plans.adopted()
    channels = adopted.plan.channels if adopted else ()
    return tuple(account for channel in channels for account in channel.accounts)


def _waiting(job: JobRecord, accounts: Sequence[Account]) -> WaitingFile:
    recognition = decode(job.order["recognition"], Recognition)
    own = tuple(one for one in accounts if may_be_of(recognition.network, one.network))
    return WaitingFile(job, recognition, own)
