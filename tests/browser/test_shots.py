"""The pictures in README and docs show the course as it is: drawn anew and compared with the committed ones."""

import re
from difflib import unified_diff
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageEnhance, ImageFilter
from playwright.sync_api import Browser, Page

from .shots import FOLDER, ROOT, Shot, draw, lettered, taken

PICTURE = re.compile(r"!\[([^\]]*)\]\((?:docs/)?static/shots/(\w+)\.png\)")
PAGES = ("README.md", "docs/instructor.md", "docs/plain-text.md", "docs/index.md")
# Letters are drawn a little differently on each machine. What is compared are squares of so many pixels a side, each by
# so much, of 255, lighter or darker, and not more than a share of them: a shift of three pixels passes, one of ten not
SQUARE, DARKER, SHARE = 16, 30, 0.015
# a control may be a pixel higher in another browser
SIZE = 0.01


def squares(image: Image.Image) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return the mean grey of each square."""
    grey = image.convert("L")
    return np.asarray(grey.resize((grey.width // SQUARE, grey.height // SQUARE), Image.Resampling.BOX), float)


def differences(committed: Shot, now: Shot) -> list[str]:
    """Say in what two pictures differ, so far as a reader would see it."""
    found = []
    if committed.words != now.words:
        lines = unified_diff(committed.words.split(". "), now.words.split(". "), "committed", "now", lineterm="", n=0)
        found.append("other words:\n" + "\n".join(lines))
    before, after = committed.image, now.image
    if any(abs(old - new) > SIZE * old for old, new in zip(before.size, after.size, strict=True)):
        return [*found, f"another size: {before.size} was committed, {after.size} is drawn now"]
    share = changed(before, after.convert("RGB").crop((0, 0, *before.size)))
    return found if share <= SHARE else [*found, f"another look: {share:.1%} of the picture has changed"]


def changed(before: Image.Image, after: Image.Image) -> float:
    """Return the share of squares that are lighter or darker now."""
    return float(np.mean(np.abs(squares(before) - squares(after)) > DARKER))


def shot(name: str) -> Shot:
    return Shot((FOLDER / f"{name}.png").read_bytes())


def test_the_committed_pictures_are_what_is_drawn_now(browser: Browser, tmp_path: Path) -> None:
    drawn = draw(browser, tmp_path)
    found = {name: differences(shot(name), now) for name, now in drawn.items()}
    for name, now in drawn.items():
        if found[name]:
            (tmp_path / f"{name}.png").write_bytes(now.png)
    assert not any(found.values()), f"Look at {tmp_path}, and if the page is right: make shots\n" + "\n".join(
        f"{name}: {said}" for name, all_said in found.items() for said in all_said
    )
    assert {path.stem for path in FOLDER.glob("*.png")} == set(drawn)


def test_every_picture_is_shown_and_described_and_all_of_them_are_small() -> None:
    shown = [match for name in PAGES for match in PICTURE.findall((ROOT / name).read_text("utf-8"))]
    assert {name for _, name in shown} == {path.stem for path in FOLDER.glob("*.png")}
    assert all(len(alt.split()) >= 8 for alt, _ in shown)
    sizes = [path.stat().st_size for path in FOLDER.glob("*.png")]
    assert sum(sizes) < 600_000
    assert all(shot(path.stem).image.width <= 1280 for path in FOLDER.glob("*.png"))


ROWS = "".join(f"<p>Row {number}: the hash value of the copy is the recorded one.</p>" for number in range(12))
CLIP = {"x": 0.0, "y": 0.0, "width": 720.0, "height": 480.0}


def drawn(page: Page, style: str = "", body: str = ROWS) -> Shot:
    page.set_content(f"<html lang=en><style>{style}</style><body><h1>Feedback</h1>{body}</body></html>")
    lettered(page)
    return taken(page, CLIP)


@pytest.mark.parametrize(("style", "body", "says"), [
    ("", ROWS.replace("recorded one", "stored one", 1), "other words"),
    ("", ROWS.replace("<p>Row 3: the hash value of the copy is the recorded one.</p>", ""), "other words"),
    ("h1 { display: none }", ROWS, "other words"),
    ("p { margin: 0 }", ROWS, "another look"),
    ("body { background: #222; color: #eee }", ROWS, "another look"),
    ("p { border: 6px solid; }", ROWS, "another look"),
])  # fmt: skip
def test_a_changed_page_is_objected_to(page: Page, style: str, body: str, says: str) -> None:
    assert says in "\n".join(differences(drawn(page), drawn(page, style, body)))


def test_another_way_to_draw_the_same_letters_is_not(page: Page) -> None:
    before = drawn(page)
    assert differences(before, drawn(page, "body { text-rendering: geometricPrecision }")) == []
    for image in (
        before.image.convert("RGB").filter(ImageFilter.GaussianBlur(0.7)),
        ImageEnhance.Contrast(before.image.convert("RGB")).enhance(0.85),
        ImageChops.offset(before.image.convert("RGB"), 0, 2),
    ):
        assert changed(before.image, image) <= SHARE
