"""Rules not kept: drills not held, courses not taken and policies not accepted by their day.

What: one item for all of them, a line for each rule with those who owe it; drills first, since they
are owed by everybody.

Why it matters: 85 % of organisations have a policy and 18 % say that their people know it. A rule
that nobody asks after is a sheet of paper; a committee that asks once a week makes it one that
holds.

Source: Altimeter on governance (four P's: people, policies, processes, practices); mission,
"Cadences".
"""

from collections.abc import Iterator

from trueline.contracts.agenda_source import AgendaGround, AgendaSource, OwedRule
from trueline.coordination.reviewing.agenda import AgendaItem, AgendaPart

MINUTES = 2


def _find(ground: AgendaGround) -> Iterator[AgendaItem]:
    rules = ground.rules()
    if not rules:
        return
    count = "1 rule is" if len(rules) == 1 else f"{len(rules)} rules are"
    yield AgendaItem(
        key="rules-not-kept",
        part=AgendaPart.UPKEEP,
        title=f"{count} not kept yet",
        says="\n".join(map(_line, rules)),
        paths=tuple(one.path for one in rules),
        minutes=MINUTES,
        link=rules[0].link,
    )


def _line(rule: OwedRule) -> str:
    return f"{rule.says} Owed by {', '.join(rule.who)}." if rule.who else rule.says


SOURCE = AgendaSource(
    name="rules-not-kept", title="Rules not kept", part=AgendaPart.UPKEEP, find=_find
)
