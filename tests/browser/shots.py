"""Draw the pictures of the README and the documentation from the course as it is: `make shots`.

Each picture carries the words that can be read in it, so that a comparison tells a changed page from another machine's
way to draw letters. The letters are DejaVu Sans, which comes with matplotlib: lines break alike everywhere.
"""

import base64
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib
from nbgrader.api import Gradebook
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from casebook.case import open_case
from casebook.lesson.keys import Lesson

from . import running
from .chromium import FLAGS, find
from .running import formgrader, opened, run

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "static" / "shots"
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
HASHING, ASSISTANCE, LAW = "m05_hashing", "m04_mutual_legal_assistance", "m02_admissibility"
WIDTH, HEIGHT, TALL = 1100, 980, 2000
SAVED = {HASHING: "2026-11-20T13:00:00Z", ASSISTANCE: "2026-11-19T09:30:00Z"}
NOTEBOOK = "[data-cb-ready=true]"
# the words inside a rectangle of the window, in the order of the document
WORDS = """({x, y, width, height}) => {
  const found = [], range = document.createRange();
  const inside = ({left, top, right, bottom}) => left >= x && top >= y && right <= x + width && bottom <= y + height;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.data.trim() || !node.parentElement.checkVisibility({visibilityProperty: true})) continue;
    range.selectNodeContents(node);
    if ([...range.getClientRects()].some(inside)) found.push(node.data.replace(/\\s+/g, ' ').trim());
  }
  return found.join(' ');
}"""
Clip = dict[str, float]


@dataclass(frozen=True)
class Shot:
    """A picture: its bytes as PNG, and the words in it."""

    png: bytes

    @property
    def words(self) -> str:
        """What can be read in the picture."""
        return str(self.image.info.get("words", ""))

    @property
    def image(self) -> Image.Image:
        """The picture itself."""
        return Image.open(io.BytesIO(self.png))


def lettered(page: Page) -> None:
    """Use the same letters on every machine."""
    faces = "".join(
        f"@font-face {{ font-family: '{name}'; font-weight: {weight};"
        f" src: url(data:font/ttf;base64,{base64.b64encode((FONTS / file).read_bytes()).decode()}) }}"
        for name, weight, file in (
            ("Shot", 400, "DejaVuSans.ttf"), ("Shot", 700, "DejaVuSans-Bold.ttf"),
            ("Shot Mono", 400, "DejaVuSansMono.ttf"),
        )
    )  # fmt: skip
    page.add_style_tag(
        content=f"{faces} body, body *:not(.fa, .glyphicon) {{ font-family: Shot !important }}"
        " body :is(code, pre, kbd, .cb-hex, dd) { font-family: 'Shot Mono' !important }"
        " ::-webkit-scrollbar { display: none }"
    )
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => done())))")


def taken(page: Page, clip: Clip) -> Shot:
    """Take a rectangle of the page."""
    clip = {name: float(round(value)) for name, value in clip.items()}
    words = page.evaluate(WORDS, clip)
    image = Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled")))  # type: ignore[arg-type]
    # 128 colours are enough for a page of text, and make a picture a third as large
    small = image.convert("RGB").quantize(128, dither=Image.Dither.NONE)
    about = PngInfo()
    about.add_itxt("words", words)
    made = io.BytesIO()
    small.save(made, "PNG", optimize=True, pnginfo=about)
    return Shot(made.getvalue())


def around(*parts: Locator, margin: float = 12, most: float = HEIGHT) -> Clip:
    """Return the rectangle that holds all the parts, at most so high."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    left, top = min(one["x"] for one in boxes), min(one["y"] for one in boxes)
    right = max(one["x"] + one["width"] for one in boxes)
    bottom = max(one["y"] + one["height"] for one in boxes)
    return {
        "x": max(0, left - margin), "y": max(0, top - margin), "width": right - left + 2 * margin,
        "height": min(most, bottom - top + 2 * margin),
    }  # fmt: skip


def lay(folder: Path) -> Path:
    """Lay out a course in which a class of twelve was graded, and a learner has begun."""
    for name in ("course/lessons", "course/rubrics", "datasets", "docs", "modules"):
        ignored = shutil.ignore_patterns(
            "answers.json*", "learner.json", "_build", "reading", "mine", "shots", ".ipynb_checkpoints"
        )
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    case = open_case(folder / "datasets" / "case" / "public")
    for module, chosen in ((HASHING, hashing), (ASSISTANCE, assistance)):
        bound = Lesson.load(folder / "course" / "lessons" / f"{module}.py").with_case(case)
        body = {id: {"value": value, "saved": SAVED[module]} for id, value in chosen(bound.reference(), case).items()}
        sent = {"schema": 1, "module": module, "case": case.id, "answers": body}
        (folder / "modules" / module / "answers.json").write_text(json.dumps(sent), "utf-8")
    return folder


def hashing(full: dict[str, Any], case: Any) -> dict[str, Any]:
    """Return the answers of somebody who takes the wrong ground for right."""
    wrong = {**full["m05-q2"], "grounds": ["agree"]}
    return {"m05-q1": full["m05-q1"], "m05-q2": wrong, "m05-q3": full["m05-q3"]}


def assistance(full: dict[str, Any], case: Any) -> dict[str, Any]:
    """Return a request that was sent without a word on what ties the account to the offence."""
    whole = full["m04-q12"]
    fields = {key: value for key, value in whole["fields"].items() if key != "nexus"}
    return {"m04-q12": {**whole, "fields": fields, "sent": [{"on": case.fact("note"), "fields": fields}]}}


@contextmanager
def view(browser: Browser) -> Iterator[BrowserContext]:
    """A window of the size of the pictures."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": TALL}, reduced_motion="reduce", color_scheme="light",
        locale="en-GB", timezone_id="UTC",
    )  # fmt: skip
    context.set_default_timeout(60_000)
    yield context
    context.close()


def ready(page: Page, address: str) -> None:
    """Open a notebook and wait until its forms are drawn."""
    page.goto(address)
    page.wait_for_selector(NOTEBOOK)
    page.wait_for_function("!document.querySelector('.cb-notebook .jp-OutputArea-output:empty')")
    lettered(page)
    page.evaluate("document.activeElement.blur()")


def shown(part: Locator, where: str) -> None:
    """Bring a part of the page into the window, and wait until nothing moves."""
    part.evaluate(
        """async (one, block) => {
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          one.style.scrollMargin = '24px';
          for (let still = 0, last = NaN; still < 10; ) {
            one.scrollIntoView({block});
            await frame();
            const { y } = one.getBoundingClientRect();
            still = y === last ? still + 1 : 0;
            last = y;
          }
        }""",
        where,
    )


def form(page: Page, id: str) -> Locator:
    """Return the form of a question."""
    return page.locator(".cb-form", has=page.get_by_text(f"Question {id}", exact=False)).first


def draw(browser: Browser, work: Path) -> Mapping[str, Shot]:
    """Draw every picture. `work` is a folder to work in."""
    course = lay(work / "course")
    run(course, "casebook", "demo", "--students", "12")
    graded = course / "course" / "demo"
    made: dict[str, Shot] = {}
    with view(browser) as context:
        page = context.new_page()
        with opened(course) as link:
            made |= {name: scene(page, link) for name, scene in LEARNER.items()}
            page.goto("about:blank")
        with formgrader(graded) as address:
            made["formgrader"] = marking(page, address, graded)
            page.goto("about:blank")
        made |= {name: scene(page, graded) for name, scene in PAPERS.items()}
    return made


def window(top: float = 0) -> Clip:
    """Return the upper part of the window."""
    return {"x": 0, "y": top, "width": WIDTH, "height": HEIGHT}


def welcome(page: Page, link: str) -> Shot:
    """The first page, for somebody who has begun."""
    ready(page, link)
    return taken(page, window(around(page.locator(".cb-bar"), margin=0)["y"]))


def question(page: Page, link: str) -> Shot:
    """A ruling, and its mark with the reason."""
    ready(page, running.module(link, HASHING))
    page.get_by_role("button", name="Mark my work").press("Enter")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    # Jupyter draws every mark, and scrolls to the last
    page.wait_for_function("!document.querySelector('.cb-notebook').textContent.includes('Not marked yet')")
    asked = form(page, "m05-q2")
    shown(asked, "start")
    return taken(page, around(asked, asked.locator("xpath=following::div[@class='cb-mark'][1]"), most=TALL))


def badge(page: Page, link: str) -> Shot:
    """Badges in the prose of a lesson, one of them open."""
    ready(page, running.module(link, LAW))
    opened_one = page.locator("details.cb-badge", has_text="IN-036").first
    opened_one.locator("summary").press("Enter")
    prose = opened_one.locator("xpath=ancestor::*[contains(@class, 'jp-RenderedMarkdown')]")
    shown(prose, "center")
    return taken(page, around(prose))


def request(page: Page, link: str) -> Shot:
    """The end of the form of a request, and the letter that came back."""
    ready(page, running.module(link, ASSISTANCE))
    letter = page.locator(".cb-letter").first
    shown(letter, "end")
    last = page.locator(".cb-request-form .cb-row").nth(-2)
    return taken(page, around(last, page.locator(".cb-acts").first, letter, most=TALL))


def marking(page: Page, address: str, graded: Path) -> Shot:
    """A drafted piece in formgrader."""
    with Gradebook(f"sqlite:///{graded / 'course' / 'gradebook.db'}", "casebook") as gradebook:
        notebook = gradebook.find_submission(HASHING, "linnet-3").notebooks[0].id
    page.goto(f"{address}/lab?token=abc")
    page.goto(f"{address}/formgrader/submissions/{notebook}/")
    page.wait_for_load_state("networkidle")
    lettered(page)
    piece = page.locator(".nbgrader_cell", has=page.locator("#m05-t1"))
    answer = page.locator(".cb-answer", has_text="m05-t1").last
    shown(answer, "center")
    return taken(page, around(piece, answer))


def feedback(page: Page, graded: Path) -> Shot:
    """What a learner gets back: an answer that went wrong, and why."""
    page.goto((graded / "course" / "feedback" / "linnet-3" / HASHING / f"{HASHING}.html").as_uri())
    lettered(page)
    answer = page.locator(".cb-answer", has_text="m05-q3").first
    shown(answer, "start")
    return taken(page, around(answer, answer.locator("xpath=following::div[@class='cb-mark'][1]")))


def report(page: Page, graded: Path) -> Shot:
    """The first page of the class report."""
    page.goto((graded / "report.html").as_uri())
    lettered(page)
    return taken(page, window())


LEARNER: Mapping[str, Callable[[Page, str], Shot]] = {
    "welcome": welcome, "question": question, "badge": badge, "request": request,
}  # fmt: skip
PAPERS: Mapping[str, Callable[[Page, Path], Shot]] = {"feedback": feedback, "report": report}


def main() -> None:
    """Draw the pictures anew and write them where README and documentation show them."""
    path = find()
    if path is None:
        sys.exit("NO CHROMIUM: install the package chromium.")
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        made = draw(browser, Path(work))
        browser.close()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, shot in made.items():
        (FOLDER / f"{name}.png").write_bytes(shot.png)
        print(f"{name}.png: {len(shot.png) / 1000:.0f} kB, {shot.image.size[0]} x {shot.image.size[1]}")


if __name__ == "__main__":
    main()
