"""The whole tree of deliberate errors.

Each is raised on purpose and its text is a sentence that a person can act on. Faults in what
people give us are not errors but issues (``core.issue``); an error may carry the issues behind it.
"""

from trueline.core.issue import Issue


class TruelineError(Exception):
    """Anything that Trueline refuses on purpose."""


class SettingError(TruelineError):
    """A setting is missing or cannot be understood."""


class MissingError(TruelineError):
    """Something that was named does not exist."""


class ConflictError(TruelineError):
    """Another writer changed the same thing first; doing it again is safe."""


class PluginError(TruelineError):
    """A plug-in breaks its contract or needs a package that is not installed."""


class RefusedQuestionError(TruelineError):
    """A question that the data or a metric's own rule cannot answer.

    Attributes:
        reason: Why there is no answer.
        instead: The nearest question that has one; empty when there is none.
    """

    def __init__(self, reason: str, *, instead: str = "") -> None:
        """Keep reason and alternative apart for pages; the text joins them."""
        super().__init__(f"{reason} {instead}".strip())
        self.reason = reason
        self.instead = instead


class FaultyInputError(TruelineError):
    """A file or document that cannot be accepted as it is.

    Attributes:
        issues: What is wrong, where and what to do; at least one of them blocks.
    """

    def __init__(self, *issues: Issue) -> None:
        """Say the first issue as the error's text."""
        super().__init__(issues[0].what if issues else "The input cannot be accepted.")
        self.issues = issues


class NoRoomError(TruelineError):
    """The disk is full or cannot be written; nothing was kept and nothing was lost."""


class DamagedError(TruelineError):
    """A file that Trueline keeps is missing or is not what was written there."""


class StoppedError(TruelineError):
    """A person stopped a long job; nothing of it was kept."""
