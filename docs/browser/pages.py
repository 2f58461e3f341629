"""Writes the page "Try it in the browser" and its files for Sphinx; `make.py` makes the engine."""

from __future__ import annotations

import json
import shutil
import tomllib
from html import escape
from pathlib import Path
from string import Template

from newsfacts.lexicon.cldr import language_names
from newsfacts.lexicon.tables import languages

HERE = Path(__file__).resolve().parent
FILES = ("page.css", "page.js", "worker.js")


def write(build: Path) -> None:
    """Write ``try.html``, the body of the page, and the folder ``static/browser`` into the build folder.

    Without the engine in ``build / "engine"`` the page says so, and nothing else is written.
    """
    static = build / "static" / "browser"
    shutil.rmtree(static, ignore_errors=True)
    static.mkdir(parents=True)
    engine = build / "engine"
    complete = engine.is_dir()
    (build / "try.html").write_text(body() if complete else read("absent.html"), encoding="utf-8")
    if complete:
        for name in FILES:
            shutil.copy(HERE / name, static)
        shutil.copytree(engine, static / "engine")


def body() -> str:
    """Return the body of the page: the form with a sample and the languages, and places for the facts."""
    samples = tomllib.loads(read("samples.toml"))
    texts = {language: text.strip() for language, text in samples["texts"].items()}
    return Template(read("page.html")).substitute(
        sample=escape(texts["en"]),
        published=samples["published"],
        languages="".join(options()),
        samples=json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c"),
    )


def options() -> list[str]:
    """Return the choices of language, English first and selected."""
    names = {language: language_names(language) for language in languages()}
    found = ['<option value="en" selected>English</option>']
    for language, (name, own) in sorted(names.items(), key=lambda item: item[1]):
        if language != "en":
            found.append(f'<option value="{language}">{escape(name)} ({escape(own)})</option>')
    return [*found, '<option value="auto">Tell it by the words</option>']


def read(name: str) -> str:
    """Return a file beside this one."""
    return (HERE / name).read_text(encoding="utf-8")
