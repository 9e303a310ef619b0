"""What the tests of the page do again and again."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import httpx
import pytesseract
from PIL import Image
from playwright.sync_api import Page

SAMPLE = Path(__file__).parents[3] / "fixtures" / "sample"
DRAWN_AT = 220
"""The resolution at which a marked place is read again."""


@dataclass(frozen=True)
class Visitor:
    """Sends papers as the page's form does, and waits for the verdict."""

    address: str

    def check(self, *papers: Path, shipment: Path | None = None, channel: str = "propose") -> str:
        """The path of the finished check."""
        files = [("files", (paper.name, paper.read_bytes())) for paper in papers]
        if shipment is not None:
            files.append(("shipment", (shipment.name, shipment.read_bytes())))
        fields = {"channel": channel, "as_of": "2026-11-20", "goods": "file" if shipment else "none"}
        headers = {"Origin": self.address, "Accept": "text/html"}
        sent = httpx.post(f"{self.address}/checks", files=files, data=fields, headers=headers, timeout=120)
        assert sent.status_code == 303, sent.text
        place = sent.headers["location"]
        for _ in range(4):
            check = httpx.get(f"{self.address}/v1{place}", params={"wait": 60}, timeout=120).json()
            if check["state"] not in ("queued", "running"):
                return str(place)
        raise AssertionError("the check did not end")


def text_under_the_mark(page: Page) -> str:
    """What stands on the page's picture under the place that is being looked at, read from its pixels."""
    mark = page.locator(".looked").first
    mark.wait_for()
    sheet = page.locator("figure.sheet", has=page.locator(".looked")).first
    picture = sheet.locator("img")
    picture.evaluate("one => one.decode()")
    box, whole = mark.bounding_box(), picture.bounding_box()
    assert box is not None
    assert whole is not None
    source = re.sub(r"dpi=\d+", f"dpi={DRAWN_AT}", str(picture.get_attribute("src")))
    drawn = Image.open(BytesIO(page.request.get(source).body())).convert("L")
    scale = drawn.width / whole["width"]
    left, top = (box["x"] - whole["x"]) * scale, (box["y"] - whole["y"]) * scale
    cut = drawn.crop((left - 6, top - 6, left + box["width"] * scale + 6, top + box["height"] * scale + 6))
    larger = cut.resize((cut.width * 2, cut.height * 2))
    return str(pytesseract.image_to_string(larger, config="--psm 7"))
