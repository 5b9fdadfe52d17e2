"""The site: modules to read, guides, and the reference. `make docs` builds it; nothing on it asks the network."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
os.environ.setdefault("CASEBOOK_ROOT", str(Path(__file__).parents[1]))

from casebook import __version__

project = "Casebook"
author = "The authors of Casebook"
copyright = "the authors of Casebook; text CC BY 4.0, code Apache-2.0"
release = __version__
language = "en"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.viewcode", "sphinx_click"]
exclude_patterns = ["_build", "requirements.lock"]

html_theme = "furo"
html_title = "Casebook"
html_static_path = ["reading/static", "static"]
html_css_files = ["casebook.css", "print.css"]
html_copy_source = False
html_show_sourcelink = False

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# the reading edition has run already, on the public case
nb_execution_mode = "off"
nb_mime_priority_overrides = [("*", "text/html", 0)]
# a glossary term and a module may name the same heading
suppress_warnings = ["myst.header", "toc.not_included", "mystnb.unknown_mime_type"]

autosummary_generate = True
autodoc_member_order = "bysource"
autodoc_typehints = "description"
# a name is described where it is defined, not again in each package that hands it on
autodoc_default_options = {"members": True, "show-inheritance": True, "ignore-module-all": True}
