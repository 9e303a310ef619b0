"""What axe-core finds on an open page, in both themes."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")


def barriers(page: Page) -> list[tuple[str, str, Any]]:
    """What is serious: the theme, axe's name of it, and where it stands."""
    found = []
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        found += [
            (theme, one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in Axe().run(page).response["violations"]
            if one["impact"] in SERIOUS
        ]
    return found
