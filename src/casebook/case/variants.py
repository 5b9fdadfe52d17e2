"""A case for each learner: the seed is an HMAC of the class secret and the pseudonym, so nobody can make another's."""

import hashlib
import hmac
from pathlib import Path

from casebook.case.make import CannotMake, make
from casebook.case.scenario import scenario


def seed_for(secret: bytes, pseudonym: str) -> str:
    """Return the seed of one learner's case (HMAC-SHA256, hexadecimal)."""
    return hmac.new(secret, pseudonym.encode("utf-8"), hashlib.sha256).hexdigest()


def case_id(secret: bytes, pseudonym: str) -> str:
    """Return the id of a learner's case without making it: an answer file with another id is from another case."""
    return scenario(seed_for(secret, pseudonym)).id


def prepare(secret: bytes, pseudonym: str, folder: Path) -> Path:
    """Return the folder of a learner's case below `folder`, making it when it is not there."""
    seed = seed_for(secret, pseudonym)
    path = folder / scenario(seed).id
    if not (path / "case.json").is_file():
        try:
            make(seed, path)
        except CannotMake:
            # another worker may have made it in the meantime
            if not (path / "case.json").is_file():
                raise
    return path
