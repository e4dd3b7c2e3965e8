"""Files of the plan that pages give: named after what they hold, and kept rather than shown."""

from django.http import HttpResponse
from django.utils.text import slugify

from trueline.web.plan_looked import PlanLooked


def file_answer(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Give a file to keep; browsers do not open it as a page of ours.

    Args:
        content: Its bytes.
        media_type: Such as ``application/pdf``.
        name: Letters, digits and hyphens with an ending.
    """
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def file_name(looked: PlanLooked, ending: str, *words: str) -> str:
    """Name a file after the organisation, what it holds and which plan it was made from.

    Example: ``acme-plan-tree-version-3.pdf``.
    """
    which = f"version-{looked.version}" if looked.version else "draft"
    said = (looked.plan.organisation, *words, which)
    return "-".join(filter(None, map(slugify, said))) + f".{slugify(ending)}"
