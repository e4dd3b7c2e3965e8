"""Tagged links: the address that people are given, so that a visit says where it came from."""

from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from trueline.core.errors import FaultyInputError
from trueline.core.issue import Issue, Severity
from trueline.plan.organisation.process import TaggedLink

TAGS = {
    "utm_source": "source",
    "utm_medium": "medium",
    "utm_campaign": "campaign",
    "utm_content": "content",
}
"""Tags as web analytics reads them, each with the field of the link that it takes."""


def tagged_address(link: TaggedLink) -> str:
    """Give the address of a link with its tags, as it is to be pasted into a post.

    The rest of the address stays as it was written. Spaces become ``%20``; capitals stay, because
    reports tell ``Instagram`` from ``instagram``.

    Args:
        link: Of a process flow.

    Raises:
        FaultyInputError: The address is none, carries tags of its own, or a tag that reports
            cannot do without is missing.

    Source:
        Google Analytics, Campaigns and traffic sources: URL builders.

    Example:
        >>> tagged_address(TaggedLink("bio", "https://acme.example/shop#kits", "instagram"))
        'https://acme.example/shop?utm_source=instagram&utm_medium=social#kits'
    """
    parts = urlsplit(_checked(link))
    tags = {tag: getattr(link, field) for tag, field in TAGS.items() if getattr(link, field)}
    added = urlencode(tags, quote_via=quote, safe="")
    query = f"{parts.query}&{added}" if parts.query else added
    return parts._replace(query=query, path=quote(parts.path, safe="/%:@!$&'()*+,;=~")).geturl()


def _checked(link: TaggedLink) -> str:
    """Give the address of a link when it can be tagged."""
    address = link.address.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or any(one.isspace() for one in address):
        what = f"“{link.address}” is no address of a web page."
        raise _refused(
            link, "address", what, "Write it in full, such as https://acme.example/shop."
        )
    given = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)} & set(TAGS))
    if given:
        what = f"The address carries {', '.join(given)} already."
        raise _refused(link, "address", what, "Take it out of the address; the fields say it.")
    for field in ("source", "medium"):
        if not getattr(link, field).strip():
            what = f"The link has no {field}, and reports would not say where a visit came from."
            raise _refused(link, field, what, f"Fill in the {field}.")
    return address


def _refused(link: TaggedLink, field: str, what: str, remedy: str) -> FaultyInputError:
    return FaultyInputError(Issue(Severity.BLOCKS, f"{link.id}/{field}", what, remedy))
