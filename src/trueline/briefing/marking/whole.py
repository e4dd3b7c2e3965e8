"""A document as one HTML file: nothing is fetched, nothing is run, every printed page is marked."""

from html import escape
from importlib.resources import files

from trueline.briefing.blocks import Briefing, Form
from trueline.briefing.marking.fragment import fragment_of
from trueline.briefing.page_marks import foot_line, head_line

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def style_sheet() -> str:
    """Give the rules for documents, which pages of the site add to their own."""
    return _sheet("briefing.css")


def whole_page_of(briefing: Briefing) -> str:
    """Give a document as a whole HTML page.

    Traces are linked where the document names a site that others can reach.
    """
    body = fragment_of(briefing, site=briefing.site or None, is_whole=True)
    sheets = f"{_sheet('page.css')}{style_sheet()}{_margins(briefing)}"
    return (
        f'<!doctype html>\n<html lang="{escape(briefing.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f"<title>{escape(briefing.title)}</title>\n<style>\n{sheets}</style>\n"
        f"</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _margins(briefing: Briefing) -> str:
    """Give the rules that print a document's marks at the head and foot of every page."""
    size = "A4 landscape" if briefing.form is Form.SLIDES else "A4"
    look = "font: 7.5pt system-ui; color: #5b6863"
    return (
        f"@page {{ size: {size}; margin: 16mm 14mm 18mm; "
        f"@top-left {{ content: {_quoted(head_line(briefing))}; {look}; width: 90% }} "
        f"@bottom-left {{ content: {_quoted(foot_line(briefing))}; {look}; width: 85% }} "
        f'@bottom-right {{ content: counter(page) " / " counter(pages); {look} }} }}\n'
    )


def _quoted(text: str) -> str:
    """Give words as a string of CSS in which every sign that could end it is written by number."""
    return '"{}"'.format(
        "".join(
            one if one.isalnum() or one in " ·.,:;-()/–" else f"\\{ord(one):X} " for one in text
        )
    )


def _sheet(name: str) -> str:
    return (files("trueline.briefing.marking") / name).read_text(encoding="utf-8")
