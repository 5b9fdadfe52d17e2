"""Evidence as bytes: hashing, images, file systems, custody, manifests, stamps. Nothing heavy until it is used."""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casebook.evidence import custody, ewf, fat, filesystem, fuzzy, hashing, images, known, mail, manifest, stamps
    from casebook.evidence.custody import check_custody, read_custody
    from casebook.evidence.filesystem import list_files
    from casebook.evidence.fuzzy import similarity
    from casebook.evidence.hashing import hash_bytes, hash_file, hash_text
    from casebook.evidence.images import open_image, verify
    from casebook.evidence.mail import verify_mail
    from casebook.evidence.manifest import verify_manifest
    from casebook.evidence.stamps import read_stamp

_NAMES = {
    "check_custody": "custody",
    "read_custody": "custody",
    "list_files": "filesystem",
    "similarity": "fuzzy",
    "hash_bytes": "hashing",
    "hash_file": "hashing",
    "hash_text": "hashing",
    "open_image": "images",
    "verify": "images",
    "verify_mail": "mail",
    "verify_manifest": "manifest",
    "read_stamp": "stamps",
}
_MODULES = ("custody", "ewf", "fat", "filesystem", "fuzzy", "hashing", "images", "known", "mail", "manifest", "stamps")

__all__ = [
    "check_custody",
    "custody",
    "ewf",
    "fat",
    "filesystem",
    "fuzzy",
    "hash_bytes",
    "hash_file",
    "hash_text",
    "hashing",
    "images",
    "known",
    "list_files",
    "mail",
    "manifest",
    "open_image",
    "read_custody",
    "read_stamp",
    "similarity",
    "stamps",
    "verify",
    "verify_mail",
    "verify_manifest",
]


def __getattr__(name: str) -> Any:
    """Load a module, or a function from its module, when it is first used."""
    if name in _NAMES:
        return getattr(importlib.import_module(f"casebook.evidence.{_NAMES[name]}"), name)
    if name in _MODULES:
        return importlib.import_module(f"casebook.evidence.{name}")
    raise AttributeError(f"casebook.evidence has no {name}")
