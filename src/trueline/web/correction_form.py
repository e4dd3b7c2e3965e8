"""What a person says when they correct a value."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trueline.facts.correction import Correction

LONGEST_REASON = 500


class CorrectionForm(forms.Form):
    """A value and why."""

    value = forms.CharField(
        label=gettext_lazy("The right value"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("With a point and without marks between thousands, such as 1234.5."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    withdraw = forms.BooleanField(
        label=gettext_lazy("Do not count this value at all"), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=LONGEST_REASON,
        help_text=gettext_lazy("It stays with the number for good. Name no private person."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_value(self) -> Decimal | None:
        """Understand the number; a mark between thousands could be a point elsewhere."""
        text: str = self.cleaned_data["value"].strip()
        if not text:
            return None
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise forms.ValidationError(_("“{0}” is no number.").format(text))
        return value

    def clean(self) -> dict[str, Any]:
        """Ask for either a value or none."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        is_withdrawn = given.get("withdraw", False)
        if "value" in given and (given["value"] is None) is not is_withdrawn:
            self.add_error(
                "value",
                _("Give a value, or leave it empty and say that it is not to be counted.")
                if given["value"] is None
                else _("Leave it empty when the value is not to be counted."),
            )
        return given

    def correction(self, fact: str) -> Correction:
        """Give what is to be corrected; the form is valid."""
        return Correction(fact, self.cleaned_data["value"], self.cleaned_data["reason"])
