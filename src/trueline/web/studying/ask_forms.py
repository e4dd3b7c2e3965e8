"""Forms of a study that is being asked: the question, its data, who is compared, its worth."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from trueline.evidence.study import Assignment
from trueline.metrics.metric import Better
from trueline.plan.cascade import placed_kpis, placed_tactics
from trueline.plan.document import Plan
from trueline.plan.organisation.budget import CostKind

LONGEST_WORDS, LONGEST_QUESTION = 120, 500
CHOSEN = [("", "–")]
LINES = (
    ("revenue", _("Revenue")),
    ("avoided-cost", _("Costs avoided")),
    ("insight", _("Insight")),
)


class QuestionForm(forms.Form):
    """What is asked, in words."""

    question = forms.CharField(
        label=_("Question"),
        max_length=LONGEST_QUESTION,
        help_text=_("In a sentence, such as “Does the help community spare calls?”"),
    )
    tactic_name = forms.CharField(
        label=_("What was done"),
        max_length=LONGEST_WORDS,
        help_text=_("As a sentence begins with it, such as “The help community”."),
    )
    outcome = forms.CharField(
        label=_("What is counted"), max_length=LONGEST_WORDS, help_text=_("Such as “calls”.")
    )
    better = forms.ChoiceField(
        label=_("Good is"),
        choices=[(Better.UP.value, _("more of it")), (Better.DOWN.value, _("less of it"))],
    )
    kpi = forms.ChoiceField(label=_("KPI that it is about"), required=False)
    tactic = forms.ChoiceField(
        label=_("Tactic of the plan"),
        required=False,
        help_text=_("So that its return counts for its channel."),
    )

    def __init__(self, plan: Plan | None, *given: object, **named: object) -> None:
        """Offer the plan's KPIs and tactics, by place and name; nothing before there is a plan."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        kpis = [(one.path, one.kpi.name) for one in placed_kpis(plan)] if plan else []
        tactics = [(one.path, one.tactic.name) for one in placed_tactics(plan)] if plan else []
        self.fields["kpi"].choices = [*CHOSEN, *kpis]  # type: ignore[attr-defined]
        self.fields["tactic"].choices = [*CHOSEN, *tactics]  # type: ignore[attr-defined]


class SourceForm(forms.Form):
    """Where the data are."""

    source = forms.ChoiceField(
        label=_("Its numbers are"),
        choices=[("file", _("in a table that I bring")), ("ledger", _("among our own, imported"))],
        required=False,
    )
    file = forms.FileField(
        label=_("Table"),
        required=False,
        help_text=_("CSV, workbook or Parquet: one row a unit and period, or one row a unit."),
    )

    def clean(self) -> dict[str, object]:
        """Refuse a study of a table that was not brought."""
        said = super().clean() or {}
        if said.get("source") != "ledger" and not said.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose a table, or take our own numbers."))
        return said


class ColumnsForm(forms.Form):
    """What the columns mean."""

    unit = forms.ChoiceField(label=_("Unit"), required=False, help_text=_("Whom a row is about."))
    is_people = forms.BooleanField(
        label=_("Units are people; keep keyed hashes in place of their names"), required=False
    )
    period = forms.ChoiceField(
        label=_("Period"), required=False, help_text=_("Day, week or month; none for one row each.")
    )
    outcome_column = forms.ChoiceField(label=_("Outcome"))
    decimal = forms.ChoiceField(
        label=_("Decimals are marked by"),
        required=False,
        choices=[("", _("a point")), (",", _("a comma"))],
    )
    strata = forms.MultipleChoiceField(
        label=_("Compare within"), required=False, widget=forms.CheckboxSelectMultiple
    )
    covariates = forms.MultipleChoiceField(
        label=_("Known beforehand"), required=False, widget=forms.CheckboxSelectMultiple
    )
    before = forms.MultipleChoiceField(
        label=_("Outcomes of earlier periods, oldest first"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    controls = forms.MultipleChoiceField(
        label=_("Series that it cannot have moved"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, columns: Sequence[str], *given: object, **named: object) -> None:
        """Offer the columns of the table."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        for name in ("unit", "period", "outcome_column"):
            self.fields[name].choices = _choices(columns)  # type: ignore[attr-defined]
        for name in ("strata", "covariates", "before", "controls"):
            self.fields[name].choices = [(one, one) for one in columns]  # type: ignore[attr-defined]


class ComparedForm(forms.Form):
    """Who got it and since when, and who did not."""

    column = forms.ChoiceField(
        label=_("Column that says who got it"), required=False, help_text=_("Or name them below.")
    )
    column_says = forms.ChoiceField(
        label=_("That column holds"),
        choices=[("flag", _("1 and 0")), ("start", _("the first period with it, or nothing"))],
    )
    units = forms.CharField(
        label=_("Units that got it, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    start = forms.CharField(
        label=_("Their first period with it"),
        required=False,
        help_text=_("As the table writes periods."),
    )
    assignment = forms.ChoiceField(
        label=_("How it came about who got it"),
        choices=[
            (Assignment.ROLLED_OUT.value, _("it was rolled out")),
            (Assignment.RANDOMISED.value, _("by chance")),
            (Assignment.SELF_SELECTED.value, _("they chose it themselves")),
        ],
    )
    comparison = forms.CharField(
        label=_("Compared with"), required=False, max_length=300, help_text=_("In words.")
    )
    first = forms.CharField(label=_("First period that counts"), required=False)
    last = forms.CharField(label=_("Last period that counts"), required=False)

    def __init__(self, columns: Sequence[str], *given: object, **named: object) -> None:
        """Offer the columns of the table."""
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.fields["column"].choices = _choices(columns)  # type: ignore[attr-defined]


class WorthForm(forms.Form):
    """What one unit of the outcome is worth, and what the tactic took; may be left empty."""

    currency = forms.CharField(label=_("Currency"), required=False, max_length=3)
    margin_low = forms.FloatField(label=_("One unit is worth, at least"), required=False)
    margin = forms.FloatField(label=_("about"), required=False)
    margin_high = forms.FloatField(label=_("at most"), required=False)
    cost_low = forms.FloatField(label=_("It took in all, at least"), required=False)
    cost = forms.FloatField(label=_("about"), required=False)
    cost_high = forms.FloatField(label=_("at most"), required=False)
    cost_kind = forms.ChoiceField(
        label=_("Mostly for"), choices=[(one.value, one.value) for one in CostKind]
    )
    hurdle = forms.FloatField(
        label=_("Return that it must exceed, %"), required=False, min_value=0, max_value=1000
    )
    line = forms.ChoiceField(label=_("What it is worth is"), choices=LINES)


def _choices(columns: Sequence[str]) -> list[tuple[str, str]]:
    return [*CHOSEN, *((one, one) for one in columns)]
