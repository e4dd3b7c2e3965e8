"""A document as an HTML file keeps the rules of every page, light and dark, narrow and broad."""

import pytest
from playwright.sync_api import Page

from tests.documents_read_back import render
from tests.sample_briefing import sample
from tests.web.walking import keep_the_rules
from trueline.briefing.blocks import Form

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("form", [Form.SHEET, Form.PAPER])
def test_a_document_in_a_browser_keeps_the_rules(page: Page, form: Form) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.set_content(render(sample(form), "html").decode())
    keep_the_rules(page, "a document")
    assert asked == []
    assert said == []
