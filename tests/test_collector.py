"""Python's collector of cycles belongs to the caller: only the command and worker processes pause it."""

import gc
from collections.abc import Iterator

import pytest

from newsfacts import ExtractorSpec, Pipeline, Registry, extract
from newsfacts.cli import main
from newsfacts.errors import ExtractorError, ExtractorWarning

LONG = "Nobody paid $5 for it. " * 5_000


class Watching:
    """An extractor that notes whether the collector works, and fails where it is asked to."""

    spec = ExtractorSpec("watching", ("seen",))

    def __init__(self) -> None:
        self.seen: list[bool] = []

    def extract(self, scan):
        self.seen.append(gc.isenabled())
        if scan.text.startswith("fail"):
            raise RuntimeError("asked to")
        return ()

    def normalise(self, candidate, context):
        return None


class Telling(Watching):
    """An extractor that fails where the collector works: another process has no other way to tell."""

    def extract(self, scan):
        if gc.isenabled():
            raise RuntimeError("the collector works")
        return ()


@pytest.fixture(params=[True, False], ids=["on", "off"])
def before(request) -> Iterator[bool]:
    """Whether the caller's collector works."""
    was = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("text", ["It cost $5.", LONG], ids=["short", "long"])
@pytest.mark.parametrize("way", ["extract", "Pipeline", "pipe"])
def test_the_library_leaves_it_alone(before, text, way):
    watching = Watching()
    registry = Registry.builtin().add(watching)
    if way == "extract":
        extract(text, registry=registry)
    elif way == "Pipeline":
        Pipeline(registry=registry, time_budget=100).extract(text)
    else:
        list(Pipeline(registry=registry).pipe([text]))
    assert watching.seen == [before]
    assert gc.isenabled() is before


def test_it_is_as_it_was_when_an_extractor_fails(before):
    pipeline = Pipeline(registry=Registry.builtin().add(Watching()), strict=True)
    with pytest.raises(ExtractorError, match="asked to"):
        pipeline.extract("fail " + LONG)
    assert gc.isenabled() is before


def test_it_is_paused_in_worker_processes(before):
    pipeline = Pipeline(registry=Registry().add(Telling()))
    assert len(list(pipeline.pipe(["It cost $5.", LONG], processes=2))) == 2
    assert gc.isenabled() is before
    if before:
        with pytest.warns(ExtractorWarning, match="the collector works"):
            list(pipeline.pipe(["It cost $5."]))


@pytest.mark.parametrize("text", ["It cost $5.", "fail here"])
def test_it_is_paused_while_the_command_reads(before, text, tmp_path, monkeypatch, capsys):
    watching = Watching()
    monkeypatch.setattr(Registry, "discover", classmethod(lambda cls, **_: cls().add(watching)))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.txt"), "--strict"]) == (1 if "fail" in text else 0)
    assert watching.seen == [False]
    assert gc.isenabled() is before
