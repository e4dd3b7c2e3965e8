"""Which files tell what others say of Larkmoor, and when they were made."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from trueline.demo.creators import POSTING_SINCE
from trueline.demo.heard import LABELLED_ON, LISTENING_SINCE, RIVALS
from trueline.demo.story import HANDLE, LAST, TODAY, Window, morning
from trueline.demo.writers import heard, publer

NEXT_DAY: Final = LABELLED_ON + timedelta(days=1)


def voice_files() -> Iterator[tuple[str, str, Window, bytes]]:
    """Yield name, account, window and content of each file."""
    listened = _window(LISTENING_SINCE, TODAY)
    for rival in RIVALS:
        name = f"{rival.query} mentions.csv"
        yield name, f"listening/{rival.handle}", listened, heard.write_mentions(rival, listened)
    labelled = Window(LABELLED_ON, LABELLED_ON, morning(NEXT_DAY))
    yield "labels.csv", f"listening/{HANDLE}", labelled, heard.write_labels()
    yield "answers.csv", f"survey/{HANDLE}", listened, heard.write_answers(listened)
    yield "asked.csv", "", listened, heard.write_sent(listened)
    posts = _window(POSTING_SINCE, TODAY)
    yield "creators-post-insights.csv", "", posts, publer.write_posts(posts)
    yield "creators-followers.csv", "", _window(LAST, TODAY), publer.write_followers(LAST)


def _window(first: date, made_on: date) -> Window:
    return Window(first, LAST, morning(made_on))
