"""Read which threads of a community were answered, and which were left alone."""

from trueline.facts.community.threads import old_enough
from trueline.measure.community.figures import first_reply_figure, share_figure
from trueline.measure.community.health import Figure, LoneThread
from trueline.usecases.community.ground import Ground
from trueline.usecases.community.read_factors import zones_differ

DAYS_TO_ANSWER = 7
SHOWN = 12
_ALONE = (
    f"Threads that members opened and nobody else answered; each had {DAYS_TO_ANSWER} days or more."
)
_TOO_YOUNG = f"No thread of the period had {DAYS_TO_ANSWER} days to be answered yet."


def read_threads(ground: Ground) -> tuple[tuple[Figure, ...], tuple[LoneThread, ...]]:
    """Give the share left unanswered, the wait for a first reply, and the threads left alone."""
    opened = old_enough(ground.period, ground.known.until, days=DAYS_TO_ANSWER)
    why = ground.authors_why or ("" if opened else _TOO_YOUNG)
    if opened is None or why:
        alone = Figure("unanswered", "Left unanswered", None, "share", 0, "", why=why)
        return (alone, first_reply_figure(None, 0, None, why=why)), ()
    counted, median = ground.forum.threads(opened)
    figures = (
        share_figure(("unanswered", "Left unanswered"), counted, _ALONE, opened),
        first_reply_figure(median, counted.whole - counted.part, opened, why=zones_differ(ground)),
    )
    return figures, ground.forum.lone_threads(opened, SHOWN)
