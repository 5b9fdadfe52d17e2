"""nbgrader's settings for a server of the hub, whatever folder it happens to be in: those of its own course folder."""

import os

c = get_config()  # noqa: F821
load_subconfig("nbgrader_config.py", path=os.environ["CASEBOOK_ROOT"])  # noqa: F821
# an account is a learner here, so nobody hands in for another
c.Collect.owners_only = True
