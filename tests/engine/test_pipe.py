"""Streams of documents, in one process and in several."""

import itertools
import os
import threading

import pytest

from newsfacts import Certainty, Document, ExtractorSpec, Pipeline, Registry, Span
from newsfacts.errors import ConfigurationError, ExtractorError, ExtractorWarning, WorkerError
from newsfacts.model import Candidate, Resolved

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


def test_the_first_result_comes_before_much_is_read():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield Document(f"Number {number}.", id=str(number))

    stream = Pipeline(registry=Registry.builtin()).pipe(endless(), processes=2)
    assert taken == [], "nothing is read before somebody asks"
    assert next(stream).id == "0"
    assert len(taken) <= 6
    later = [next(stream).id for _ in range(200)]
    assert later == [str(number) for number in range(1, 201)]
    assert len(taken) <= 201 + 192
    stream.close()


def until(error, stream):
    """Return what a stream gives before it raises an error, and the error."""
    given = []
    with pytest.raises(error) as caught:
        given.extend(stream)
    return given, caught.value


@pytest.mark.parametrize("name", ["culprit", None])
def test_a_document_that_cannot_be_pickled_is_named_when_its_turn_comes(name):
    bad = Document("It cost $5.", id=name, metadata={"lock": threading.Lock()})
    given, error = until(
        WorkerError, Pipeline(registry=Registry.builtin()).pipe([*ARTICLES, bad], processes=2)
    )
    assert [doc.id for doc in given] == [doc.id for doc in ARTICLES]
    assert error.documents == (name,)
    assert ("'culprit'" if name else "documents[59]") in str(error)
    assert "cannot pickle '_thread.lock' object" in str(error)
    assert "use one process" in str(error)


def test_what_its_source_raises_comes_when_its_turn_comes():
    def source():
        yield from ARTICLES
        raise LookupError("the source is broken")

    given, error = until(LookupError, Pipeline(registry=Registry.builtin()).pipe(source(), processes=2))
    assert [doc.id for doc in given] == [doc.id for doc in ARTICLES]
    assert str(error) == "the source is broken"


def test_what_is_no_document_is_told_when_its_turn_comes():
    given, error = until(TypeError, Pipeline(registry=Registry.builtin()).pipe([*ARTICLES, 5], processes=2))
    assert len(given) == len(ARTICLES)
    assert "documents[59]" in str(error)


def test_what_an_extractor_raises_comes_when_its_turn_comes():
    pipeline = Pipeline(registry=Registry.builtin().add(Fatal()), strict=True)
    documents = [*ARTICLES[:40], Document("fail", id="culprit"), *ARTICLES[40:]]
    given, error = until(ExtractorError, pipeline.pipe(documents, processes=2))
    assert [doc.id for doc in given] == [doc.id for doc in ARTICLES[:40]]
    assert "'culprit'" in str(error)


def test_a_fact_that_cannot_be_pickled_is_told_with_its_document():
    pipeline = Pipeline(registry=Registry.builtin().add(Locking()))
    assert len(list(pipeline.pipe(ARTICLES))) == len(ARTICLES)
    given, error = until(WorkerError, pipeline.pipe(ARTICLES, processes=2))
    assert given == []
    assert error.documents == ("1",)
    assert "'1' has facts that cannot go to another process" in str(error)


class Locking:
    """An extractor whose values are of a class that no other process knows."""

    spec = ExtractorSpec("locking", ("lock",))

    def extract(self, scan):
        yield Candidate("lock", Span(0, 2), None, "any")

    def normalise(self, candidate, context):
        return Resolved(type("Local", (str,), {})("closed"), Certainty.EXPLICIT)


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
    with pytest.raises(
        ConfigurationError, match=r"'fatal' of code .* cannot be sent to another process.*in a module"
    ):
        pipeline.pipe(ARTICLES, processes=2)
    assert len(list(pipeline.pipe(ARTICLES))) == len(ARTICLES)
