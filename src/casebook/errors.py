"""The one family of errors a person may see: each is a plain sentence that says what to do."""

import errno


class CasebookError(Exception):
    """Something went wrong that the user can mend; the message is one line and names the mend."""


MENDS = {
    errno.EACCES: "Allow it for your account, or work in a copy of your own.",
    errno.EPERM: "Allow it for your account, or work in a copy of your own.",
    errno.EROFS: "Copy the course to a folder that may be written to.",
    errno.ENOSPC: "Make room on the disk, and run the same command again.",
    errno.ENAMETOOLONG: "Give a shorter name.",
}


def mend(error: BaseException, otherwise: str) -> str:
    """Return what to do about a refusal of the operating system, `otherwise` where it has no mend of its own."""
    return MENDS.get(getattr(error, "errno", None) or 0, otherwise)


def refused(error: OSError) -> str:
    """Say in one line what the operating system refused and what to do, for what no command has foreseen."""
    what = f"{error.filename}: " if error.filename else ""
    return f"{what}{error.strerror or error}. {mend(error, 'Check the path, and run the same command again.')}"
