"""Take docs/images/review.png, the picture in the README, from a sample report.

Needs `make reports` beforehand, and chromium.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

TOP = Path(__file__).resolve().parent.parent
# delivered on time, with almost no value after two years: what reviews are for
REPORT = TOP / "reports/company/INI-005/report.html"
PICTURE = TOP / "docs/images/review.png"
MARGIN = 20


def main() -> int:
    """Take the picture: the review's verdict, down to the end of its first figure."""
    chromium = shutil.which("chromium")
    if not chromium or not REPORT.is_file():
        print("run `make reports` first, on a machine with chromium")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"]
        )
        page = browser.new_page(
            viewport={"width": 860, "height": 1000}, device_scale_factor=2
        )
        page.goto(REPORT.as_uri())
        review = page.locator("#post-implementation-review")
        top, figure = review.bounding_box(), review.locator("img").first.bounding_box()
        taken = page.screenshot(
            full_page=True,
            clip={
                "x": top["x"] - MARGIN,
                "y": top["y"],
                "width": top["width"] + 2 * MARGIN,
                "height": figure["y"] + figure["height"] - top["y"] + MARGIN,
            },
        )
        browser.close()
    PICTURE.parent.mkdir(exist_ok=True)
    with Image.open(BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(64).save(PICTURE, optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
