"""People of an organisation's facts: names where allowed, marks of the erased, receipts."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from trueline.contracts.privacy_shelf import Receipt, ShelfErasure
from trueline.core.codec import decode, encode
from trueline.core.errors import MissingError
from trueline.core.identifiers import Form, Mark
from trueline.core.people_in_text import PersonFinder
from trueline.web.models import Erasure, Identity, Organisation, Suppression
from trueline.web.stores.forgotten_entries import forget_in_stories
from trueline.web.stores.forgotten_jobs import forget_in_jobs
from trueline.web.stores.mentions import also_named_in
from trueline.web.stores.wiping import wipe_free_pages


@dataclass(frozen=True, slots=True)
class DjangoPrivacyShelf:
    """People of one organisation's facts, in the application database.

    Attributes:
        organisation: Its slug.
    """

    organisation: str

    @property
    def keeps_names(self) -> bool:
        """Say whether the organisation allows that names are kept beside keyed hashes."""
        return self._owner().keeps_names

    def allow_names(self, *, allowed: bool) -> int:
        """Allow names or forbid them; forbidding removes those that are kept. Say how many."""
        with transaction.atomic():
            Organisation.objects.filter(slug=self.organisation).update(keeps_names=allowed)
            return 0 if allowed else self._identities().delete()[0]

    def note_names(self, names: Mapping[int, str]) -> None:
        """Keep identifiers by their keyed hashes; nothing where that is not allowed."""
        owner = self._owner()
        if owner.keeps_names:
            erased = {one.key for one in self.marks()}
            Identity.objects.bulk_create(
                [
                    Identity(organisation=owner, person_key=key, name=name[:320])
                    for key, name in names.items()
                    if key not in erased
                ],
                ignore_conflicts=True,
            )

    def keys_named(self, finder: PersonFinder) -> frozenset[int]:
        """Give the keyed hashes beside which a person's name is kept."""
        kept = self._identities().values_list("person_key", "name").iterator()
        return frozenset(key for key, name in kept if finder.found_in(name))

    def marks(self) -> frozenset[Mark]:
        """Give what is kept of everyone who was erased."""
        rows = Suppression.objects.filter(organisation__slug=self.organisation)
        kept = rows.values_list("form", "word_count", "key")
        return frozenset(Mark(Form(form), words, key) for form, words, key in kept)

    def suppress(self, marks: Sequence[Mark]) -> None:
        """Keep marks of someone who is erased; from now on no import brings them in."""
        owner = self._owner()
        Suppression.objects.bulk_create(
            [
                Suppression(
                    organisation=owner, form=one.form, word_count=one.word_count, key=one.key
                )
                for one in marks
            ],
            ignore_conflicts=True,
        )

    def forget(
        self, finder: PersonFinder, keys: AbstractSet[int], *, dry_run: bool
    ) -> ShelfErasure:
        """Take a person out of names, jobs, files and stories, or say what that would do."""
        named = self.keys_named(finder) | keys
        identities = self._identities().filter(person_key__in=named)
        count = identities.count()
        if not dry_run:
            identities.delete()
        jobs, waiting = forget_in_jobs(self.organisation, finder, dry_run=dry_run)
        stories = forget_in_stories(self.organisation, finder, dry_run=dry_run)
        also = also_named_in(self.organisation, finder)
        return ShelfErasure(count, jobs, waiting, also, stories)

    def wipe(self) -> bool:
        """Clear what deleted rows left in the database's file and log."""
        return wipe_free_pages()

    def file_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt."""
        Erasure.objects.create(
            organisation=self._owner(),
            erased_at=receipt.erased_at,
            by=receipt.by,
            reason=receipt.reason,
            receipt=encode(receipt),
        )

    def receipts(self) -> tuple[Receipt, ...]:
        """Give every receipt, newest first."""
        rows = Erasure.objects.filter(organisation__slug=self.organisation)
        return tuple(decode(row.receipt, Receipt) for row in rows)

    def _identities(self) -> "QuerySet[Identity]":
        return Identity.objects.filter(organisation__slug=self.organisation)

    def _owner(self) -> Organisation:
        owner = Organisation.objects.filter(slug=self.organisation).first()
        if owner is None:
            raise MissingError(f"There is no organisation {self.organisation}.")
        return owner
