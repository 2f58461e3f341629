"""Plug-ins through real package metadata: the example is found, broken ones cost nobody else a fact."""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest

import newsfacts
from distributions import EXAMPLE, install, project, run
from newsfacts import Pipeline, Registry
from newsfacts.cli import main
from newsfacts.errors import ExtractorError, ExtractorWarning, RegistryError

TEXT = "“It cost us $5 million, or 3% of GDP,” said Jane Miller on 5 May 2024 after 12 miles."


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    with pytest.MonkeyPatch.context() as monkeypatch:
        return install(EXAMPLE, tmp_path_factory.mktemp("site"), monkeypatch)


TOLL = "At least 12 people were killed."


def test_the_example_is_found(installed: pathlib.Path) -> None:
    code = f"""
import json, newsfacts
doc = newsfacts.extract({TOLL!r})
(fact,) = doc.of("casualties.toll")
entry = {{e.spec.name: e.distribution for e in newsfacts.Registry.discover()}}
print(json.dumps([fact.text, type(fact.value).__name__, fact.to_dict()["value"], entry["casualties"]]))
"""
    value = {"low": "12", "high": None, "bound": "at-least", "approximate": False, "outcome": "killed"}
    assert json.loads(run(installed, "-c", code)) == [
        "12 people were killed",
        "Toll",
        value,
        "newsfacts-casualties",
    ]


def test_values_of_the_example_come_back_from_json_as_what_they_were(installed: pathlib.Path) -> None:
    code = f"""
import newsfacts
from newsfacts.interchange.documents import fact_from_dict
doc = newsfacts.extract({TOLL!r})
back = newsfacts.Document.from_json(doc.to_json())
assert back == doc and back.to_json() == doc.to_json()
assert fact_from_dict(doc.facts[0].to_dict()) == doc.facts[0]
print(type(back.of("casualties.toll")[0].value).__module__)
print(doc.to_json())
"""
    module, written = run(installed, "-c", code).splitlines()
    assert module == "newsfacts_casualties.value"
    (fact,) = newsfacts.Document.from_json(written, registry=Registry.builtin()).of("casualties.toll")
    assert fact.value["outcome"] == "killed", "without the plug-in the value stays plain data"
    spoils = ('"outcome": "eaten"', '"outcome": null', '"outcome": "killed", "more": 1')
    spoiled = [written.replace('"outcome": "killed"', spoil) for spoil in spoils]
    assert written not in spoiled
    code = f"""
import newsfacts
for text in {spoiled!r}:
    try:
        newsfacts.Document.from_json(text)
    except newsfacts.errors.InvalidDocument as error:
        print(error.path)
"""
    paths = run(installed, "-c", code).splitlines()
    assert len(paths) == len(spoils)
    assert all(re.match(r"facts\[\d\]\.value", path) for path in paths)


def test_the_example_is_known_to_the_command(installed: pathlib.Path) -> None:
    listed = run(installed, "-m", "newsfacts", "extractors")
    assert "casualties  casualties.toll" in listed
    assert "newsfacts-casualties" in listed
    (installed / "news.txt").write_text("The blast killed about 12 people. It cost $5m.", encoding="utf-8")
    only = ("news.txt", "--kinds", "casualties.toll")
    written = run(installed, "-m", "newsfacts", "extract", "--format", "jsonl", *only)
    (fact,) = json.loads(written)["facts"]
    assert (fact["kind"], fact["text"]) == ("casualties.toll", "killed about 12 people")


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["extract"], "casualties.toll  about 12 killed  killed about 12 people"),
        (["explain"], "hedge      the text says that the number is approximate"),
        (["extract", "--format", "csv"], "explicit,10,32,12,12,exact,True,people,"),
        (["extract", "--format", "html"], "<b dir=auto>about 12 killed</b>"),
        (["extract", "--format", "web-annotation"], '"value": "about 12 killed"'),
        (["extract", "--format", "label-studio"], '"about 12 killed"'),
        (["extract", "--format", "timeml"], "killed about 12 people"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_every_format_shows_the_example(installed: pathlib.Path, arguments: list[str], shown: str) -> None:
    (installed / "blast.txt").write_text("The blast killed about 12 people.", encoding="utf-8")
    assert shown in run(installed, "-m", "newsfacts", *arguments, "blast.txt")


def test_marked_facts_of_the_example_are_compared(installed: pathlib.Path) -> None:
    marked = {"kind": "casualties.toll", "start": 10, "end": 26, "value": {"low": "12", "outcome": "injured"}}
    gold = {"text": "The blast killed 12 people.", "facts": [marked]}
    (installed / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    told = run(installed, "-m", "newsfacts", "evaluate", "gold.jsonl", "--errors", "5")
    assert "casualties.toll" in told
    assert "12 killed" in told


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


@pytest.mark.parametrize(
    "arguments", [["extract"], ["explain"], ["extract", "--format", "csv"]], ids=" ".join
)
def test_the_command_tells_of_a_broken_plug_in_once(tmp_path: pathlib.Path, arguments: list[str]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        made = project(tmp_path / "broken-one", "broken-one", {"broken": "broken_one:Broken"}, "1 / 0")
        site = install(made, tmp_path / "site", monkeypatch)
    (tmp_path / "news.txt").write_text("It paid $5m.", encoding="utf-8")
    here = pathlib.Path(newsfacts.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts", *arguments, "news.txt"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(site), str(here)])},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "$5m" in done.stdout
    assert done.stderr.count("extractor 'broken' of broken-one cannot be loaded") == 1


# Left out


@pytest.fixture
def clashing(plug_in: Install) -> None:
    """Install a plug-in with the name of a built-in extractor, and one that ends the program at once."""
    plug_in("usurper", BODY, extractor="money")
    plug_in("Deadly.One", "import os; os._exit(3)", extractor="deadly")


@pytest.mark.parametrize("deadly", ["deadly", "Deadly.One", "deadly-one", "DEADLY_ONE"])
@pytest.mark.usefixtures("clashing")
def test_plug_ins_that_are_left_out_are_not_even_imported(deadly: str) -> None:
    assert origins(Registry.discover(without=["usurper", deadly])) == origins(Registry.builtin())
    assert origins(Registry.discover(plugins=False)) == origins(Registry.builtin())


@pytest.mark.usefixtures("clashing")
def test_a_built_in_extractor_may_make_room_for_a_plug_in() -> None:
    registry = Registry.discover(without=["newsfacts", "deadly"])
    assert [(entry.spec.name, entry.distribution) for entry in registry] == [("money", "usurper")]
    alone = Registry.discover(without=["money", "deadly"])
    assert origins(alone) == origins(Registry.builtin().without("money")), "the name leaves out both"


def test_an_extractor_may_be_left_out_by_a_name_that_only_it_knows(plug_in: Install) -> None:
    plug_in("sound", BODY.replace("{name!r}", "'inner'"), extractor="outer")
    assert "inner" in [entry.spec.name for entry in Registry.discover()]
    assert origins(Registry.discover(without="inner")) == origins(Registry.builtin())
    assert origins(Registry.discover(without="outer")) == origins(Registry.builtin())


def test_a_name_that_nothing_has_is_an_error_with_the_nearest(plug_in: Install) -> None:
    plug_in("sound", BODY)
    with pytest.raises(
        RegistryError, match="no extractor or distribution is called 'sond'; did you mean 'sound'"
    ):
        Registry.discover(without=["sond"])
    with pytest.raises(
        RegistryError, match=r"'sound' \(all plug-ins are left out\); choose from: counts, dates, money"
    ):
        Registry.discover(without=["sound"], plugins=False)


@pytest.mark.usefixtures("clashing")
def test_a_clash_says_how_to_leave_one_out() -> None:
    with pytest.raises(RegistryError, match=r"usurper.*Registry\.discover\(without=.*--without"):
        Registry.discover(without=["deadly"])


@pytest.mark.usefixtures("clashing")
@pytest.mark.parametrize("command", ["extract", "explain", "evaluate", "extractors"])
def test_the_command_leaves_plug_ins_out(
    command: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NEWSFACTS_PLUGINS", raising=False)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "It paid $5m.", "facts": []}\n', encoding="utf-8")
    arguments = [command] if command == "extractors" else [command, str(path), "--quiet"]
    assert main([*arguments, "--without", "deadly"]) == 2
    assert "two extractors are called 'money'" in capsys.readouterr().err
    assert main([*arguments, "--without", "deadly", "--without", "usurper"]) == 0
    expected = capsys.readouterr()
    assert expected.err == ""
    for value in ("0", "1", " 0 "):
        monkeypatch.setenv("NEWSFACTS_PLUGINS", value)
        names = ["--without", "deadly", "--without", "usurper"] if value == "1" else []
        assert main([*arguments, *names]) == 0
        assert capsys.readouterr() == expected
    assert main([*arguments, "--without", "mony"]) == 2
    assert "did you mean 'money'" in capsys.readouterr().err
    monkeypatch.setenv("NEWSFACTS_PLUGINS", "no")
    assert main(arguments) == 2
    assert "NEWSFACTS_PLUGINS is 'no'; it must be 0 (no plug-ins) or 1" in capsys.readouterr().err
