"""How far what a KPI looks at is known, and whose numbers are missing from it.

An actual is held against what the plan expects of the same days: those that every account still
reporting is known of. Days that nobody has imported yet would otherwise count as days on which
nothing happened.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from trueline.briefing.wording import day_in_words
from trueline.core.spoken_lists import listed
from trueline.measure.gathered import Span

LEAST_SILENCE = timedelta(days=28)
"""An account is not called silent sooner, however often its KPI wants a new value."""


@dataclass(frozen=True, slots=True)
class KnownUntil:
    """How far the accounts of a KPI are known.

    Attributes:
        day: Newest day that counts and is known of every account that still reports; None when
            none does.
        newest: The same, with days that are too young to count yet; it says how old the data are.
        slowest: Accounts that are known until that day while others are known of later ones.
        silent: Accounts that reported and do so no longer, each with its newest day.
        unheard: Accounts of which no import ever brought what the KPI counts.
        missed: Those of them that the KPI names, so that the whole is not judged without them.
        ended: Of a level, closed accounts whose newest day lies before ``day``, with it; what they
            once had is no part of the level any more.
    """

    day: date | None
    newest: date | None = None
    slowest: tuple[str, ...] = ()
    silent: tuple[tuple[str, date], ...] = ()
    unheard: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    ended: tuple[tuple[str, date], ...] = ()

    @property
    def is_young(self) -> bool:
        """Whether later days are known of already, but are too young to count."""
        return self.day is not None and self.newest is not None and self.newest > self.day

    @property
    def missing(self) -> str:
        """Say why the whole cannot be judged; empty where every account is there.

        What was never imported is missing only from a KPI that names it: one that looks at every
        channel takes whoever has the metric.
        """
        told = [
            f"{account} has had no value since {day_in_words(day)}" for account, day in self.silent
        ]
        if self.missed:
            told.append(f"what it counts was never imported of {listed(self.missed)}")
        if not told:
            return ""
        said = "; ".join(told)
        return (
            f"A part is missing, so the whole is not judged: {said}. Import what is missing, or "
            "close the account in the plan, or name only the accounts that have it."
        )

    @property
    def caveats(self) -> tuple[str, ...]:
        """What a reader of the actual must know, in sentences."""
        told = []
        if self.slowest:
            last = "the last day that counts already" if self.is_young else "the last day imported"
            told.append(
                f"It ends with {day_in_words(self.day)}, {last} of {listed(self.slowest)}; later "
                "days of other accounts do not count yet."
            )
        told += [
            f"No value from {account} after {day_in_words(day)}." for account, day in self.silent
        ]
        told += words_of_ended(self.ended)
        if self.unheard:
            told.append(f"What it counts was never imported of {listed(self.unheard)}.")
        return tuple(told)


def known_until(
    spans: Iterable[Span], on: date, *, due_every: int, in_use: Collection[str]
) -> KnownUntil:
    """Say how far accounts are known on a day.

    An account that has several parts of a formula is known until the day of the part that ends
    first, among those that still come in.

    Args:
        spans: From when to when accounts have the metric, or the parts of its formula.
        on: No later day counts.
        due_every: Days in which a new value is due; an account is silent after twice as many, and
            not before four weeks.
        in_use: Accounts that are expected to go on; others neither hold up the rest nor are
            missed.
    """
    parts: dict[tuple[str, str], tuple[date, date]] = {}
    for one in spans:
        if one.first_day <= on and one.account in in_use:
            place, days = (
                (one.account, one.metric),
                (min(one.last_day, on), min(one.newest_day, on)),
            )
            parts[place] = max(parts.get(place, days), days)
    silence = max(LEAST_SILENCE, timedelta(days=2 * due_every))
    until: dict[str, tuple[date, date]] = {}
    silent: dict[str, date] = {}
    for (account, _), (counts, seen) in parts.items():
        if on - seen <= silence:
            others = until.get(account, (counts, seen))
            until[account] = min(others[0], counts), min(others[1], seen)
        else:
            silent[account] = max(silent.get(account, seen), seen)
    first = min((counts for counts, _ in until.values()), default=None)
    return KnownUntil(
        day=first,
        newest=min((seen for _, seen in until.values()), default=None),
        slowest=_slowest({account: counts for account, (counts, _) in until.items()}, first),
        silent=tuple((one, silent[one]) for one in sorted(silent) if one not in until),
    )


def ended_before(day: date | None, closed: Iterable[Span]) -> tuple[tuple[str, date], ...]:
    """Give the closed accounts whose newest day lies before a day, with that newest day.

    Args:
        day: That is known of all accounts in use; None where there is none, then none is left out.
        closed: Spans of closed accounts.
    """
    last: dict[str, date] = {}
    for one in closed:
        last[one.account] = max(last.get(one.account, one.last_day), one.last_day)
    return tuple((one, last[one]) for one in sorted(last) if day is not None and last[one] < day)


def words_of_ended(ended: Iterable[tuple[str, date]]) -> tuple[str, ...]:
    """Say of each closed account that its level counts no longer, in a sentence."""
    return tuple(
        f"{one} was closed; its level of {day_in_words(day)} no longer counts."
        for one, day in ended
    )


def _slowest(until: Mapping[str, date], day: date | None) -> tuple[str, ...]:
    ending = tuple(sorted(one for one, last in until.items() if last == day))
    return ending if len(ending) < len(until) else ()
