"""The documentation: MyST pages behind four doors, the API from docstrings, tables from ``data/``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "src")]

import tables  # noqa: E402

from newsfacts.cli.main import _version  # noqa: E402

project = "newsfacts"
author = "The newsfacts developers"
copyright = author
release = version = _version()

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "README.md"]
html_theme = "furo"
html_title = "newsfacts"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True, "member-order": "bysource", "show-inheritance": False}
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_type_aliases = {"Value": "newsfacts.model.Value"}
default_role = "py:obj"

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_exclude = ".linenos, .gp, .go"
trim_doctest_flags = True

# The build must not need the network, so the inventory of Python's documentation holds only what
# our signatures mention; `tables.python_inventory` writes it.
intersphinx_mapping = {"python": ("https://docs.python.org/3", str(HERE / "_build" / "python.inv"))}
tables.python_inventory(HERE / "_build" / "python.inv")

nitpick_ignore = [
    ("py:class", "regex.Pattern"),  # the regex package has no documentation with an inventory
    ("py:class", "V_co"),  # a type variable
]

tables.write_locale_tables(HERE / "reference" / "generated")
