"""When people of an organisation last said something that alerts are found from; one query."""

from django.db.models import Count, Max

from trueline.web.models import Organisation


def said_since(organisation: str) -> tuple[object, ...]:
    """Give what changes whenever a check-in or a break is added, changed or taken away."""
    rows = Organisation.objects.filter(slug=organisation).values_list(
        Max("check_ins__id"),
        Max("check_ins__ended_at"),
        Max("breaks__said_at"),
        Max("breaks__ended_at"),
        Count("breaks", distinct=True),
    )
    return tuple(rows.first() or ())
