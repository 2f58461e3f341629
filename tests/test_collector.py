"""Python's collector of cycles rests while a long text is read, and nothing else of the caller's changes."""

import gc
from collections.abc import Iterator

import pytest

from newsfacts import ExtractorSpec, Pipeline, Registry
from newsfacts.errors import ExtractorError

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


@pytest.fixture(params=[True, False], ids=["working", "resting"])
def before(request) -> Iterator[bool]:
    """Whether the caller's collector works."""
    was = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize(("text", "rests"), [("It cost $5.", False), (LONG, True)], ids=["short", "long"])
def test_it_is_afterwards_as_it_was(before, text, rests):
    watching = Watching()
    Pipeline(registry=Registry.builtin().add(watching)).extract(text)
    assert watching.seen == [before and not rests]
    assert gc.isenabled() is before


def test_it_is_as_it_was_when_an_extractor_fails(before):
    pipeline = Pipeline(registry=Registry.builtin().add(Watching()), strict=True)
    with pytest.raises(ExtractorError, match="asked to"):
        pipeline.extract("fail " + LONG)
    assert gc.isenabled() is before
