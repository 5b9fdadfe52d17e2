"""The one family of errors a person may see: each is a plain sentence that says what to do."""


class CasebookError(Exception):
    """Something went wrong that the user can mend; the message is one line and names the mend."""
