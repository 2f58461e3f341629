"""Plug-ins through real package metadata: the example is found, broken ones cost nobody else a fact."""

from __future__ import annotations

import json
import pathlib
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import newsfacts
from distributions import EXAMPLE, install, project, run
from newsfacts import Pipeline, Registry
from newsfacts.errors import ExtractorError, ExtractorWarning, RegistryError

TEXT = "“It cost us $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024 after 12 miles."


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    with pytest.MonkeyPatch.context() as monkeypatch:
        return install(EXAMPLE, tmp_path_factory.mktemp("site"), monkeypatch)


def test_the_example_is_found(installed: pathlib.Path) -> None:
    code = """
import json, newsfacts
doc = newsfacts.extract("At least 12 people were killed.")
entry = {e.spec.name: e.distribution for e in newsfacts.Registry.discover()}
print(json.dumps([[f.text, f.value] for f in doc.of("casualty")] + [entry["casualties"]]))
"""
    assert json.loads(run(installed, "-c", code)) == [
        ["12 people were killed", {"outcome": "killed", "low": 12, "high": None}],
        "newsfacts-casualties",
    ]


def test_the_example_is_known_to_the_command(installed: pathlib.Path) -> None:
    listed = run(installed, "-m", "newsfacts", "extractors")
    assert "casualties" in listed
    assert "newsfacts-casualties" in listed
    (installed / "news.txt").write_text("The blast killed 12 people.", encoding="utf-8")
    written = run(installed, "-m", "newsfacts", "extract", "--format", "jsonl", "news.txt")
    facts = [fact for fact in json.loads(written)["facts"] if fact["kind"] == "casualty"]
    assert [(fact["text"], fact["source"]["extractor"]) for fact in facts] == [
        ("killed 12 people", "casualties")
    ]


def test_the_example_passes_its_own_tests(installed: pathlib.Path) -> None:
    run(installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", cwd=EXAMPLE)


# Broken ones

BODY = """
from newsfacts import ExtractorSpec, Span
from newsfacts.model import Candidate, Resolved
class Broken:
    spec = ExtractorSpec({name!r}, ["broken"])
    def extract(self, scan):
        return [Candidate("broken", Span(0, 4), {{}}, "first")]
    def normalise(self, candidate, context):
        return {{}}
"""
AT_LOADING = {
    "raises-at-import": "raise RuntimeError('no luck')",
    "raises-what-cannot-be-told": ("raise type('E', (Exception,), {'__str__': lambda self: 1 / 0})()"),
    "exits-at-import": "raise SystemExit(3)",
    "misses-an-import": "import there_is_no_such_module",
    "has-no-such-name": "Other = 1",
    "raises-when-made": "class Broken:\n    def __init__(self): raise RuntimeError('no luck')",
    "exits-when-made": "import sys\nBroken = sys.exit",
    "makes-nothing": "def Broken(): return None",
    "makes-a-class": "def Broken(): return dict",
    "misses-normalise": BODY.replace("normalise", "normalize"),
    "has-a-bad-spec": BODY.replace("ExtractorSpec({name!r}", "ExtractorSpec('Bad Name'"),
    "has-no-kinds": BODY.replace('["broken"]', "[]"),
    "has-numbers-for-kinds": BODY.replace('["broken"]', "[1]"),
    "has-a-word-for-priority": BODY.replace('["broken"]', '["broken"], priority="high"'),
    "has-a-spec-that-raises": BODY + "    spec = property(lambda self: 1 / 0)\n",
}
ON_A_TEXT = {
    "raises-in-extract": BODY.replace("return [Cand", "raise RuntimeError('no luck'); [Cand"),
    "raises-what-cannot-be-told": BODY.replace(
        "return [Cand",
        "raise type('E', (Exception,), {{'__str__': lambda self: 1 / 0}})(); [Cand",
    ),
    "points-between": BODY.replace("Span(0, 4)", "Span(0.5, 4.5)"),
    "raises-half-way": BODY.replace("return [Candidate", "yield Candidate").replace(
        '"first")]', '"first"); 1 / 0'
    ),
    "exits-in-extract": BODY.replace("return [Cand", "raise SystemExit(3); [Cand"),
    "recurses-in-extract": BODY.replace("return [Cand", "return self.extract(scan); [Cand"),
    "raises-in-normalise": BODY.replace("return {{}}", "raise KeyError('luck')"),
    "gives-none": BODY.replace("return [Cand", "return None; [Cand"),
    "gives-no-candidates": BODY.replace("return [Cand", "return [1, 2]; [Cand"),
    "points-outside": BODY.replace("Span(0, 4)", "Span(0, 9999)"),
    "points-nowhere": BODY.replace("Span(0, 4)", "(0, 4)"),
    "gives-another-kind": BODY.replace('Candidate("broken"', 'Candidate("money"'),
    "settles-another-kind": BODY.replace("return {{}}", "return Resolved({{}}, kind='money')"),
    "settles-outside": BODY.replace("return {{}}", "return Resolved({{}}, span=Span(0, 9999))"),
    "gives-a-set": BODY.replace("return {{}}", "return {{'numbers': {{1, 2}}}}"),
    "gives-nan": BODY.replace("return {{}}", "return {{'number': float('nan')}}"),
    "gives-a-lone-object": BODY.replace("return {{}}", "return object()"),
    "gives-a-bad-certainty": BODY.replace("return {{}}", "return Resolved({{}}, 'sure')"),
    "gives-bad-reasons": BODY.replace("return {{}}", "return Resolved({{}}, reasons=[1])"),
    "gives-a-bad-rule": BODY.replace('"first"', "['first']"),
}

Install = Callable[..., None]


@pytest.fixture
def plug_in(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a distribution made of one module and put it on the path of this process."""

    def add(name: str, source: str, *, extractor: str | None = None, entry: str = "Broken") -> None:
        module = name.replace("-", "_")
        monkeypatch.delitem(sys.modules, module, raising=False)
        points = {extractor or name: f"{module}:{entry}"}
        body = source.format(name=extractor or name) if source.startswith("\nfrom newsfacts") else source
        made = project(tmp_path / "projects" / name, name, points, body)
        monkeypatch.syspath_prepend(str(install(made, tmp_path / "site" / name, monkeypatch)))

    return add


def built_in(doc: newsfacts.Document) -> list[Any]:
    """Give the facts of the built-in extractors."""
    names = {entry.spec.name for entry in Registry.builtin()}
    return [fact for fact in doc.facts if fact.provenance.extractor in names]


def origins(registry: Registry) -> list[Any]:
    return [(entry.spec, entry.distribution) for entry in registry]


@pytest.mark.parametrize("name", AT_LOADING)
def test_what_cannot_be_loaded_is_left_out(plug_in: Install, name: str) -> None:
    plug_in(name, AT_LOADING[name])
    with pytest.warns(ExtractorWarning, match=f"extractor '{name}' of {name} cannot be loaded") as caught:
        registry = Registry.discover()
    assert len(caught) == 1
    assert origins(registry) == origins(Registry.builtin())
    with pytest.raises(RegistryError, match=f"extractor '{name}' of {name} cannot be loaded"):
        Registry.discover(strict=True)


@pytest.mark.parametrize("name", ON_A_TEXT)
def test_what_fails_on_a_text_loses_only_its_own_facts(plug_in: Install, name: str) -> None:
    plug_in(name, ON_A_TEXT[name])
    registry = Registry.discover(strict=True)
    with pytest.warns(ExtractorWarning, match=f"extractor '{name}' of {name} failed") as caught:
        doc = Pipeline(registry=registry).extract(TEXT)
    assert len(caught) == 1
    alone = Pipeline(registry=Registry.builtin(), strict=True).extract(TEXT)
    assert built_in(doc) == list(alone.facts) == list(doc.facts)
    assert newsfacts.Document.from_json(doc.to_json()) == doc
    with pytest.raises(ExtractorError, match=f"extractor '{name}' of {name} failed"):
        Pipeline(registry=registry, strict=True).extract(TEXT)


def test_one_broken_plug_in_does_not_take_another_down(plug_in: Install) -> None:
    plug_in("raises-at-import", AT_LOADING["raises-at-import"])
    plug_in("sound", BODY)
    with pytest.warns(ExtractorWarning, match="raises-at-import"):
        registry = Registry.discover()
    assert registry.kinds == tuple(sorted({*Registry.builtin().kinds, "broken"}))


def test_a_name_clash_names_both_distributions(plug_in: Install) -> None:
    plug_in("left-wing", BODY, extractor="wings")
    plug_in("right-wing", BODY, extractor="wings")
    with pytest.raises(RegistryError, match="two extractors are called 'wings'") as caught:
        Registry.discover()
    assert "left-wing" in str(caught.value)
    assert "right-wing" in str(caught.value)


def test_a_name_that_a_built_in_has_is_a_clash_too(plug_in: Install) -> None:
    name = next(iter(Registry.builtin())).spec.name
    plug_in("usurper", BODY, extractor=name)
    with pytest.raises(RegistryError, match=f"called '{name}': one from newsfacts, one from usurper"):
        Registry.discover()


def test_without_plug_ins_there_is_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert origins(Registry.discover()) == origins(Registry.builtin())
