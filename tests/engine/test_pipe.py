"""Streams of documents, in one process and in several."""

import os
import threading

import pytest

from newsfacts import Document, ExtractorSpec, Pipeline, Registry
from newsfacts.errors import ConfigurationError, ExtractorWarning, WorkerError

ARTICLES = [Document(f"It cost ${number} million.", id=str(number)) for number in range(1, 60)]


class Fatal:
    """An extractor that takes its process down, or fails, where the text asks for it."""

    spec = ExtractorSpec("fatal", ("fatal",))

    def extract(self, scan):
        if "die" in scan.text:
            os._exit(9)
        if "fail" in scan.text:
            raise RuntimeError("asked to")
        return ()

    def normalise(self, candidate, context):
        return None


@pytest.fixture(autouse=True, params=["alone", "beside a thread"])
def threads(request):
    """Run each test without and with another thread: processes begin in another way then."""
    if request.param == "alone":
        yield
        return
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    yield
    done.set()
    other.join()


def test_several_processes_give_what_one_gives_in_the_same_order():
    pipeline = Pipeline(registry=Registry.builtin())
    assert list(pipeline.pipe(ARTICLES, processes=2)) == list(pipeline.pipe(ARTICLES))


def test_strings_and_documents_may_be_mixed():
    pipeline = Pipeline(registry=Registry.builtin())
    texts = [doc.text for doc in pipeline.pipe(["One.", Document("Two.")], processes=2)]
    assert texts == ["One.", "Two."]


def test_a_dead_process_is_reported_with_the_documents_it_had():
    pipeline = Pipeline(registry=Registry.builtin().add(Fatal()))
    with pytest.raises(WorkerError, match="'culprit'") as caught:
        list(pipeline.pipe([*ARTICLES, Document("die", id="culprit")], processes=2))
    assert "culprit" in caught.value.documents


def test_warnings_of_extractors_come_back_from_the_processes():
    pipeline = Pipeline(registry=Registry.builtin().add(Fatal()))
    with pytest.warns(ExtractorWarning, match="'fatal'.*asked to"):
        list(pipeline.pipe([Document("fail")], processes=2))


def test_reading_ahead_is_bounded():
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield Document(f"Number {number}.", id=str(number))
            number += 1

    stream = Pipeline(registry=Registry.builtin()).pipe(endless(), processes=2)
    first = [next(stream).id for _ in range(20)]
    stream.close()
    assert first == [str(number) for number in range(20)]
    assert len(taken) < 250


def test_large_documents_are_read_ahead_one_by_one():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield Document("It cost $5. " * 20_000)

    stream = Pipeline(registry=Registry.builtin(), kinds=["quotation"]).pipe(endless(), processes=2)
    assert next(stream).facts == ()
    stream.close()
    assert len(taken) < 10


def test_no_processes_are_refused_at_once():
    with pytest.raises(ConfigurationError, match="processes"):
        Pipeline(registry=Registry.builtin()).pipe([], processes=0)


def test_an_extractor_that_cannot_travel_is_refused_at_once():
    class Local(Fatal):
        """A class that no other process can import."""

    pipeline = Pipeline(registry=Registry.builtin().add(Local()))
    with pytest.raises(ConfigurationError, match=r"'fatal' of code .* go to another process.*in a module"):
        pipeline.pipe(ARTICLES, processes=2)
    assert len(list(pipeline.pipe(ARTICLES))) == len(ARTICLES)
