"""Documents of records: what they leave out, what they keep and what they refuse."""

from dataclasses import fields, make_dataclass, replace
from decimal import Decimal
from typing import Any, get_type_hints

import pytest

from trueline.core.codec import decode_value, encode, encode_sparsely
from trueline.core.digest import digest_document
from trueline.core.money import Money
from trueline.plan.kpi import Assumption, Direction, Kpi

GUESS = Assumption("guess", "A guess", Decimal("1.50"))
KPI = Kpi("fast", "Fast", "views@1", Direction.UP, "customers", assumptions=(GUESS,))


def _later(record: Any) -> Any:
    """Give the same record of a type that has one field more, with a default."""
    hints = get_type_hints(type(record), include_extras=True)
    known = [(one.name, hints[one.name], one) for one in fields(record)]
    kind = make_dataclass(
        "Later", [*known, ("added", str, "")], frozen=True, namespace={"__module__": __name__}
    )
    return kind(**{one.name: getattr(record, one.name) for one in fields(record)})


def test_a_field_that_is_added_with_a_default_changes_no_document_and_no_digest() -> None:
    later = _later(KPI)
    assert encode_sparsely(later) == encode_sparsely(KPI)
    assert digest_document(encode_sparsely(later)) == digest_document(encode_sparsely(KPI))
    assert encode(later) != encode(KPI)


def test_a_document_of_an_earlier_day_is_read_with_the_default() -> None:
    later = _later(KPI)
    read = decode_value(encode_sparsely(KPI), type(later))
    assert (read, read.added) == (later, "")


def test_a_document_leaves_out_what_holds_its_default() -> None:
    assert encode_sparsely(KPI) == {
        "id": "fast",
        "name": "Fast",
        "metric": "views@1",
        "direction": "up",
        "perspective": "customers",
        "assumptions": [{"id": "guess", "statement": "A guess", "p50": "1.50"}],
    }
    assert decode_value(encode_sparsely(KPI), Kpi) == KPI


def test_a_document_may_spell_defaults_out() -> None:
    assert decode_value(encode(KPI), Kpi) == KPI


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (3, str),
        ("3", int),
        (True, int),
        (1.5, Decimal),
        ("yes", bool),
        ("many", Decimal),
        ("2026-13-01", Money),
        ("49 euros", Money),
        ([1], tuple[str, ...]),
        ("text", tuple[str, ...]),
        ({"id": "x"}, Kpi),
        ({**encode_sparsely(KPI), "hue": "red"}, Kpi),
        (None, str),
    ],
)
def test_a_value_of_another_kind_is_refused_and_not_bent(value: object, kind: Any) -> None:
    with pytest.raises(ValueError, match=r"does not fit here\."):
        decode_value(value, kind)


def test_every_digit_of_a_number_is_kept() -> None:
    read = decode_value(encode_sparsely(replace(GUESS, p50=Decimal("0.10"))), Assumption)
    assert str(read.p50) == "0.10"
