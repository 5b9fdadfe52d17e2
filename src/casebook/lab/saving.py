"""What is written when a notebook of the course is saved: never an output, so that git stays clean."""

from pathlib import Path
from typing import Any, Protocol

import nbformat


class Contents(Protocol):
    """What the hook needs of the server's contents manager."""

    root_dir: str


def keep_clean(model: dict[str, Any], path: str, contents_manager: Contents, **options: Any) -> None:
    """Before a module's notebook is saved, put the course's own cells back as they lie on disk.

    Answers live in answers.json, so nothing is lost. Cells that the learner added are kept, without outputs.
    A `pre_save_hook` of Jupyter Server: it changes `model` in place.
    """
    if model.get("type") != "notebook" or not path.strip("/").startswith("modules/"):
        return
    content = model.get("content") or {}
    if "module" not in content.get("metadata", {}).get("casebook", {}):
        return
    on_disk = _read(Path(contents_manager.root_dir) / path.strip("/"))
    if on_disk is None:
        return
    own = {cell["id"]: cell for cell in on_disk.cells}
    content["metadata"] = on_disk.metadata
    content["nbformat"], content["nbformat_minor"] = on_disk.nbformat, on_disk.nbformat_minor
    content["cells"] = [own.get(cell.get("id"), _stripped(cell)) for cell in content.get("cells", [])]


def _read(path: Path) -> nbformat.NotebookNode | None:
    try:
        found: nbformat.NotebookNode = nbformat.read(path, as_version=4)
    except (OSError, ValueError):
        return None
    return found


def _stripped(cell: dict[str, Any]) -> dict[str, Any]:
    if cell.get("cell_type") == "code":
        cell["outputs"], cell["execution_count"] = [], None
    return cell
