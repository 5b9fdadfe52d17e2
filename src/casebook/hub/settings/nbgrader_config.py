"""nbgrader's settings for a server of the hub, whatever folder it happens to be in: those of its own course folder."""

import os

load_subconfig("nbgrader_config.py", path=os.environ["CASEBOOK_ROOT"])  # noqa: F821
