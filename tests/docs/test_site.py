"""The site as `make docs` builds it: no warning, searchable, nothing fetched from elsewhere, no solutions."""

import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from casebook.build import reading

ROOT = Path(__file__).parents[2]
FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Fetches(HTMLParser):
    """Collects what a browser would load by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        address = dict(attrs).get(FETCHED.get(tag, ""))
        if address and not (tag == "link" and dict(attrs).get("rel") in ("search", "index", "next", "prev")):
            self.found.append(address)


def fetched(page: str) -> list[str]:
    parser = Fetches()
    parser.feed(page)
    return parser.found


def sphinx(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(source), str(target)]
    return subprocess.run(run, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("course") / "docs"
    shutil.copytree(ROOT / "docs", source, ignore=shutil.ignore_patterns("_build", "reading", "api"))
    reading.write(ROOT, source / "reading")
    # the package reference is made from docstrings of this very checkout and takes most of the time
    (source / "api.md").unlink()
    index = (source / "index.md").read_text("utf-8").replace("\napi\n", "\n")
    (source / "index.md").write_text(index, "utf-8")
    done = sphinx(source, source.parent / "site")
    assert done.returncode == 0, done.stderr[-3000:]
    return source.parent / "site"


def test_every_module_is_on_the_site_with_its_questions(site: Path) -> None:
    for module in reading.modules(ROOT):
        page = (site / "reading" / f"{module}.html").read_text("utf-8")
        answers = json.loads((ROOT / "solutions" / module / "answers.json").read_text("utf-8"))
        for question in answers["answers"]:
            assert f"Question {question}" in page, question


def test_words_of_every_module_are_in_the_search_index(site: Path) -> None:
    index = (site / "searchindex.js").read_text("utf-8")
    assert all(f"reading/{module}" in index for module in reading.modules(ROOT))


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    assert fetched('<script src="https://cdn.example/x.js"></script>') == ["https://cdn.example/x.js"]
    pages = list(site.rglob("*.html"))
    assert len(pages) > 5
    outside = [one for page in pages for one in fetched(page.read_text("utf-8")) if re.match(r"(https?:)?//", one)]
    assert outside == []


def test_a_warning_fails_the_site(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["myst_nb"]\nroot_doc = "index"\n', "utf-8")
    (tmp_path / "index.md").write_text("# Title\n\n[nowhere](missing.md)\n", "utf-8")
    assert sphinx(tmp_path, tmp_path / "out").returncode != 0
