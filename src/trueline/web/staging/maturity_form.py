"""The form in which people say how ready they see their organisation, each score with a reason."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from trueline.coordination.staging.maturity import (
    Assessment,
    Side,
    SideScore,
    StrategyStage,
)
from trueline.core.issue import Issue
from trueline.usecases.coordinating.staging.assess import LONGEST_REASON

SIDES: dict[Side, str | Promise] = {
    Side.PEOPLE: _("People"),
    Side.POLICIES: _("Policies"),
    Side.PROCESSES: _("Processes"),
    Side.PRACTICES: _("Practices"),
}
SCORE_WORDS: tuple[str | Promise, ...] = (
    _("absent"),
    _("begun"),
    _("works in part"),
    _("works"),
    _("part of how we work"),
)
STRATEGIES: dict[StrategyStage, str | Promise] = {
    StrategyStage.PLANNING: _("Planning: listening, and learning what to want"),
    StrategyStage.PRESENCE: _("Presence: we are there, and publish"),
    StrategyStage.ENGAGEMENT: _("Engagement: we answer, and relations grow"),
    StrategyStage.FORMALISED: _("Formalised: rules, training and a body that decides"),
    StrategyStage.STRATEGIC: _("Strategic: departments work towards business goals"),
    StrategyStage.CONVERGED: _("Converged: part of how the whole organisation works"),
}
DAY = "%Y-%m-%d"


class MaturityForm(forms.Form):
    """All four sides and the strategy, with reasons."""

    by = forms.CharField(
        label=_("Who assessed"), max_length=200, help_text=_("The body, or those who spoke.")
    )
    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format=DAY))

    def __init__(self, given: QueryDict | None, today: date, by: str) -> None:
        """Offer the scores with their words.

        Args:
            given: What a person sent; None to show an empty form.
            today: Day of the assessment unless somebody says otherwise.
            by: Who assessed unless somebody says otherwise.
        """
        super().__init__(given, initial={"on": today, "by": by})
        scores = [("", "–"), *((str(one), f"{one}, {words}") for one, words in _scores())]
        for side, name in SIDES.items():
            self.fields[side.value] = forms.ChoiceField(label=str(name), choices=scores)
            self.fields[f"{side.value}_reason"] = _reason(str(name))
        kinds = [("", "–"), *((one.value, words) for one, words in STRATEGIES.items())]
        strategy = str(_("How far the strategy is"))
        self.fields["strategy"] = forms.ChoiceField(label=strategy, choices=kinds)
        self.fields["strategy_reason"] = _reason(strategy)

    def assessment(self) -> Assessment:
        """Give what the form says; it must be valid."""
        said: dict[str, Any] = self.cleaned_data
        return Assessment(
            on=said["on"],
            by=said["by"],
            scores=tuple(
                SideScore(side, int(said[side.value]), said[f"{side.value}_reason"])
                for side in Side
            ),
            strategy=StrategyStage(said["strategy"]),
            strategy_reason=said["strategy_reason"],
        )

    def refuse(self, issues: Iterable[Issue]) -> None:
        """Show beside its field what is wrong with each."""
        for one in issues:
            field = one.where if one.where in self.fields else None
            self.add_error(field, f"{one.what} {one.remedy}")


def _scores() -> Iterable[tuple[int, str | Promise]]:
    return enumerate(SCORE_WORDS)


def _reason(name: str) -> forms.CharField:
    return forms.CharField(
        label=gettext("{0}: why, by what was seen").format(name),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
