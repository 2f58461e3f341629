"""The documentation: MyST pages, the API from docstrings, tables of each locale from the languages."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.nodes import make_refnode

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "browser"), str(HERE.parent / "src")]

import faults  # noqa: E402
import locale_tables  # noqa: E402
import pages  # noqa: E402
import tables  # noqa: E402

import newsfacts  # noqa: E402

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

project = "newsfacts"
author = "The newsfacts developers"
copyright = author
release = version = newsfacts.__version__

extensions = [
    "myst_nb",  # Markdown, and notebooks, which it runs
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
]
exclude_patterns = ["_build", "README.md", "browser"]
html_theme = "furo"
# A link to the source of each page, once the project has an address.
PROJECT = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
if "Repository" in PROJECT.get("urls", {}):
    html_theme_options = {
        "source_repository": PROJECT["urls"]["Repository"],
        "source_branch": "main",
        "source_directory": "docs/",
    }
html_title = "newsfacts"
html_favicon = "_static/favicon.svg"
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "auto"
nb_execution_timeout = 120  # seconds for a cell
nb_execution_raise_on_error = True
nb_merge_streams = True

autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
autodoc_class_signature = "mixed"
autodoc_type_aliases = {"Value": "newsfacts.model.Value"}
default_role = "py:obj"

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_exclude = ".linenos, .gp, .go"
trim_doctest_flags = True
# Docstrings run where they stand, with the names of their module (pytest --doctest-modules); pages run here.
doctest_test_doctest_blocks = ""

# The build must not need the network, so the inventory of Python's documentation holds only what
# our signatures mention; `tables.python_inventory` writes it.
intersphinx_mapping = {"python": ("https://docs.python.org/3", str(HERE / "_build" / "python.inv"))}
tables.python_inventory(HERE / "_build" / "python.inv")

nitpick_ignore = [
    ("py:class", "regex.Pattern"),  # the regex package has no documentation with an inventory
    ("py:class", "newsfacts.model.fact.V_co"),  # type variables have no page
    ("py:obj", "newsfacts.model.fact.V_co"),
    ("py:class", "newsfacts.text.tokens.T"),
    ("py:class", "newsfacts.text.deadline.Deadline"),  # passed on, of no use outside
    ("py:class", "Traversable"),  # importlib.resources.abc.Traversable, imported for type checkers only
    ("py:class", "newsfacts.clauses.vocabulary.ClauseVocabulary"),  # passed on, too
    ("py:class", "newsfacts.clauses.clause.ClauseReader"),
    ("py:class", "newsfacts.clauses.words.sentence.Words"),
    ("py:class", "ClauseKind"),  # literals: the fields list their values
    ("py:class", "NounKind"),
    ("py:class", "NamingKind"),
    ("py:class", "Time"),
    ("py:class", "SearchStrategy"),  # Hypothesis's; its inventory would need the network
]
nitpick_ignore_regex = [
    ("py:class", r"(pyarrow\.lib|pandas)\..*"),  # their inventories would need the network
    ("py:class", r"newsfacts\..*\.V"),  # type variables have no page
    ("py:class", r"newsfacts\.lexicon\.lexicon\..*"),  # passed on, never looked into from outside
]

locale_tables.write_locale_tables(HERE / "reference" / "generated")
tables.write_first_facts(HERE / "_build" / "first-facts.md", HERE / "index.md")
faults.write_faults(HERE / "_build" / "faults.md")
tables.write_changes(HERE / "_build" / "changes.md", HERE.parent / "changelog.d")
pages.write(HERE / "_build")
html_static_path = ["_static", "_build/static"]
html_css_files = ["docs.css"]
html_extra_path = ["_build/extra"]
tables.write_sample_report(HERE / "_build" / "extra" / "sample-report.html")


def _resolve(app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element) -> Any:
    """Find what a docstring calls by a shorter name, or a signature by the module that it was written in.

    Docstrings say `UnknownLocale`; signatures say ``newsfacts.document.Document`` or ``dt.date``. The
    pages describe each public name once, so its last part finds it.
    """
    short = node.get("reftarget", "").rpartition(".")[2]
    if node.get("refdomain") != "py" or not short:
        return None
    known = env.domains.python_domain.objects
    found = [name for name, entry in known.items() if name.rpartition(".")[2] == short and not entry.aliased]
    if len(found) == 1:
        entry = known[found[0]]
        return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, content, found[0])
    node["reftarget"] = tables.python_name(short) or node["reftarget"]
    return None


def _scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Give the page to try newsfacts its script and its style, and no other page."""
    if page == "try":
        app.add_js_file("browser/page.js", loading_method="defer")
        app.add_css_file("browser/page.css")


def setup(app: Sphinx) -> None:
    """Resolve short names before intersphinx has its turn."""
    app.connect("missing-reference", _resolve, priority=400)
    app.connect("html-page-context", _scripts)
