"""The launcher: this computer alone, a token in the link, settings of its own, and notebooks that stay as they are."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from click.testing import CliRunner
from nbformat import v4

from casebook.errors import CasebookError
from casebook.lab import saving, server
from casebook.lab.commands import lab
from casebook.lab.progress import course_map

ROOT = Path(__file__).parents[2]


def test_the_server_listens_on_the_loopback_address_and_one_port(tmp_path: Path) -> None:
    made = server.command(tmp_path, 8890, lab=False)
    assert "--ServerApp.ip=127.0.0.1" in made
    assert "--ServerApp.port=8890" in made
    assert "--ServerApp.port_retries=0" in made
    assert "notebook" in made
    assert "jupyterlab" in server.command(tmp_path, 8890, lab=True)


def test_the_token_is_in_the_link_and_not_on_the_command_line(tmp_path: Path) -> None:
    one = server.Server(tmp_path, tmp_path / "state", port=8890)
    assert one.link == f"http://127.0.0.1:8890/tree/modules?token={one.token}"
    assert len(one.token) >= 32
    assert not any(one.token in part for part in server.command(tmp_path, 8890, lab=False))


def test_the_link_lands_on_the_welcome_page_when_it_is_built(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "Welcome.ipynb").touch()
    assert server.landing(tmp_path, lab=False) == "notebooks/modules/Welcome.ipynb"
    assert server.landing(tmp_path, lab=True) == "lab/tree/modules/Welcome.ipynb"


def test_the_users_own_settings_are_neither_read_nor_written(tmp_path: Path) -> None:
    state = tmp_path / "state"
    made = server.environment({"JUPYTER_CONFIG_DIR": "/home/me/.jupyter", "HOME": "/home/me"}, state, "secret", None)
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
        assert Path(made[name]).is_relative_to(state)
    assert made["JUPYTER_TOKEN"] == "secret"
    assert made["HOME"] == "/home/me"
    assert "JUPYTER_PATH" not in made


def test_a_checkout_brings_its_own_extension_before_others(tmp_path: Path) -> None:
    shared = server.share()
    assert shared == ROOT / "share" / "jupyter"
    made = server.environment({"JUPYTER_PATH": "/elsewhere"}, tmp_path, "secret", shared)
    assert made["JUPYTER_PATH"] == f"{shared}{os.pathsep}/elsewhere"


def test_a_port_in_use_is_named_with_the_mend() -> None:
    with socket.socket() as taken:
        taken.bind((server.HOST, 0))
        taken.listen()
        with pytest.raises(CasebookError, match="--port"):
            server.free_port(taken.getsockname()[1])
    assert server.free_port() > 0


@pytest.mark.parametrize("port", ["99999", "-1"])
def test_a_number_that_is_no_port_is_refused_in_words(port: str) -> None:
    done = CliRunner().invoke(lab, ["--no-browser", "--port", port])
    assert done.exit_code == 2
    assert "0<=x<=65535" in done.output


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows ends what a closed window has started by itself")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_closed_terminal_ends_the_server_too(course: Path, tmp_path: Path, name: str) -> None:
    setting = {**os.environ, "CASEBOOK_ROOT": str(course), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "casebook", "lab", "--no-browser"]
    with subprocess.Popen(command, env=setting, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        link = next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        urllib.request.urlopen(link).close()
        process.send_signal(getattr(signal, name))
        process.wait(30)
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(link)


def test_a_server_that_does_not_start_says_where_its_words_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [sys.executable, "-c", "import sys; print('no module named notebook', file=sys.stderr); sys.exit(3)"]
    monkeypatch.setattr(server, "command", lambda course, port, as_lab: words)
    one = server.Server(tmp_path, tmp_path / "state")
    with pytest.raises(CasebookError, match=r"Install again; .*server\.log"), one:
        pass
    assert "no module named notebook" in one.log.read_text(encoding="utf-8")


def test_learners_see_no_news_no_validate_and_every_form(tmp_path: Path) -> None:
    config = server.lay_settings(tmp_path / "state")
    page = json.loads((config / "labconfig" / "page_config.json").read_text(encoding="utf-8"))
    assert page["disabledExtensions"]["@jupyter/nbgrader:validate-assignment"]
    # its menu would print the hidden code; to list its formats keeps the server busy while the module opens
    assert page["disabledExtensions"]["@jupyterlab/notebook-extension:export"]
    overrides = (config / "labconfig" / "default_setting_overrides.json").read_text(encoding="utf-8")
    settings = json.loads(overrides)
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    assert settings["@jupyterlab/notebook-extension:tracker"]["windowingMode"] == "contentVisibility"
    server.lay_settings(tmp_path / "state")


def test_the_extension_loads_the_file_that_is_there() -> None:
    folder = ROOT / "share" / "jupyter" / "labextensions" / "@casebook" / "learner"
    build = json.loads((folder / "package.json").read_text(encoding="utf-8"))["jupyterlab"]["_build"]
    assert "_JUPYTERLAB['@casebook/learner']" in (folder / build["load"]).read_text(encoding="utf-8")


def module_notebook() -> nbformat.NotebookNode:
    cells = [v4.new_code_cell("1 + 1", id="own"), v4.new_markdown_cell("Read this.", id="prose")]
    return v4.new_notebook(cells=cells, metadata={"casebook": {"module": "m99_trial"}})


def save(root: Path, path: str, content: nbformat.NotebookNode) -> nbformat.NotebookNode:
    model = {"type": "notebook", "content": content}
    saving.keep_clean(model, path, SimpleNamespace(root_dir=str(root)))
    return model["content"]


def worked(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook as the page has it after it ran."""
    notebook.cells[0].outputs = [v4.new_output("stream", text="2")]
    notebook.cells[0].execution_count = 1
    notebook.metadata["language_info"] = {"name": "python", "version": "3.11"}
    return notebook


def test_saving_a_module_writes_the_bytes_that_were_there(tmp_path: Path) -> None:
    path = tmp_path / "modules" / "m99_trial" / "m99_trial.ipynb"
    path.parent.mkdir(parents=True)
    text = nbformat.writes(module_notebook(), version=4) + "\n"
    path.write_text(text, encoding="utf-8")
    kept = save(tmp_path, "modules/m99_trial/m99_trial.ipynb", worked(module_notebook()))
    assert nbformat.writes(nbformat.from_dict(kept), version=4) + "\n" == text


def test_a_cell_that_the_learner_added_is_kept_without_its_output(tmp_path: Path) -> None:
    path = tmp_path / "modules" / "m99_trial" / "m99_trial.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(module_notebook(), path)
    page = worked(module_notebook())
    page.cells.append(v4.new_code_cell("mine", outputs=[v4.new_output("stream", text="x")], execution_count=9))
    kept = save(tmp_path, "modules/m99_trial/m99_trial.ipynb", page)
    assert [cell["source"] for cell in kept["cells"]] == ["1 + 1", "Read this.", "mine"]
    assert kept["cells"][2]["outputs"] == []


def test_other_notebooks_are_saved_as_they_are(tmp_path: Path) -> None:
    page = worked(module_notebook())
    assert save(tmp_path, "solutions/m99_trial/m99_trial.ipynb", page).cells[0].outputs
    del page.metadata["casebook"]
    assert save(tmp_path, "modules/own.ipynb", page).cells[0].outputs


def test_the_map_tells_what_is_done_and_left(tmp_path: Path) -> None:
    folder = tmp_path / "m99_trial"
    folder.mkdir()
    notebook = v4.new_notebook(
        cells=[v4.new_code_cell('ask("m99-q1", points=1).choice("A")'), v4.new_code_cell('ask("m99-q2").choice("B")')],
        metadata={"casebook": {"module": "m99_trial", "title": "Trial & error", "minutes": 5, "points": 1}},
    )
    nbformat.write(notebook, folder / "m99_trial.ipynb")
    (folder / "answers.json").write_text(
        '{"schema": 1, "module": "m99_trial", "case": "public", "answers":'
        ' {"m99-q1": {"value": "a", "saved": "2026-11-23T20:00:00Z"}}}',
        encoding="utf-8",
    )
    found = course_map(tmp_path)
    assert found.modules[0].state == "1 answered, 1 left"
    html = found._repr_html_()
    assert "Trial &amp; error" in html
    assert 'href="m99_trial/m99_trial.ipynb"' in html


def test_a_spoiled_notebook_is_left_off_the_map(tmp_path: Path) -> None:
    (tmp_path / "m99_trial").mkdir()
    (tmp_path / "m99_trial" / "m99_trial.ipynb").write_text("{}", encoding="utf-8")
    assert course_map(tmp_path).modules == ()


def test_help_shows_an_example() -> None:
    assert "casebook lab --no-browser" in CliRunner().invoke(lab, ["--help"]).output
