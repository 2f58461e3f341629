"""What holds for every text whose sentences are read, whatever the words."""

from __future__ import annotations

import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsfacts.clauses import Clauses, read
from newsfacts.errors import UnknownLocale

_WORDS = st.sampled_from(
    [
        "The",
        "firm",
        "said",
        "that",
        "it",
        ",",
        "who",
        "left",
        ".",
        "will",
        "not",
        "be",
        "sold",
        "and",
        "when",
        "prices",
        "fell",
        ";",
        ":",
        "-",
        "(",
        ")",
        '"',
        "'",
        "U.S.",
        "to",
        "of",
        "Der",
        "Mann",
        ",",
        "der",
        "ging",
        "dass",
        "und",
        "hat",
        "verkauft",
        "ist",
        "als",
        "während",
        "Elle",
        "est",
        "qu'",
        "l'",
        "en",
        "a-t-il",
        "1,5",
        "%",
        "$",
    ]
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=40).map(" ".join))


def _read_as(view: Clauses) -> list[object]:
    return [sentence.clauses for sentence in view.sentences]


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_any_text_is_read_and_its_parts_lie_in_their_sentence(locale: str, text: str) -> None:
    for sentence in read(text, locale=locale).sentences:
        verbs: list[int] = []
        for clause in sentence.clauses:
            assert sentence.start <= clause.start < sentence.end
            assert list(clause.verb.tokens) == sorted(set(clause.verb.tokens))
            verbs.extend(clause.verb.tokens)
            if clause.subject is not None:
                assert sentence.start <= clause.subject.start < clause.subject.end <= sentence.end
                assert (
                    clause.subject.start
                    <= clause.subject.head[0]
                    < clause.subject.head[1]
                    <= clause.subject.end
                )
            assert clause.parent is None or clause.parent < len(sentence.clauses)
        assert len(verbs) == len(set(verbs)), "a word is the verb of one clause"


@settings(max_examples=40, deadline=None)
@given(text=_TEXTS)
def test_a_text_is_read_alike_each_time(text: str) -> None:
    assert _read_as(read(text)) == _read_as(read(text))


def test_a_quiet_sentence_before_changes_nothing() -> None:
    alone = read("The firm, which makes tyres, has said that it will close.").sentences[0].clauses
    behind = read("It rained. The firm, which makes tyres, has said that it will close.").sentences[1].clauses
    assert [(c.kind, c.verb.time) for c in alone] == [(c.kind, c.verb.time) for c in behind]


def test_words_that_lost_a_vowel_are_read() -> None:
    text = "Elle annonce qu'il n'est pas venu parce qu'elle l'a vu : l'État d'hier, lorsqu'on s'est tu."
    assert read(text, locale="fr").sentences[0].clauses


@settings(max_examples=80, deadline=None)
@given(text=st.text(alphabet='Aab., \r\n1!"', max_size=60), locale=st.sampled_from(["en", "de"]))
@example(text="Am 3. Mai kam er. Am 12.   Juni ging er. Er zahlte 3. Dann 4. 5. 6. Ende.", locale="de")
@example(text="Der 3.                      Mai war es. Am 4.\nMai", locale="de")
def test_each_place_is_in_the_sentence_that_holds_it(text: str, locale: str) -> None:
    whole, asked = read(text, locale=locale), read(text, locale=locale)
    starts = whole.scan.starts
    for offset in range(len(text)):
        found = asked.at(offset)
        holds = [s for s in whole.sentences if starts[s.start] <= offset < starts[s.end]]
        assert [(s.start, s.end) for s in holds] == ([] if found is None else [(found.start, found.end)])


def test_a_sentence_is_read_once() -> None:
    view = read("The firm closed. It had lost money.")
    assert view.at(0) is view.at(5)
    assert view.at(0) is not view.at(20)


def test_between_sentences_there_is_none() -> None:
    assert read("It rained.  It snowed.").at(11) is None


def test_a_language_without_tables_is_refused() -> None:
    with pytest.raises(UnknownLocale):
        read("text", locale="tlh")


@pytest.mark.parametrize("locale", ["en", "de", "fr"])
@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_groups_are_apart_and_each_token_has_one_clause(locale: str, text: str) -> None:
    for sentence in read(text, locale=locale).sentences:
        members = {place for group in sentence.groups for place in group.members[1:]}
        alone = [group for group in sentence.groups if (group.start, group.end) not in members]
        ends = [group.members[0][1] if group.members else group.end for group in alone]
        assert all(end <= after.start for end, after in zip(ends, alone[1:], strict=False))
        for token in range(sentence.start, sentence.end):
            place = sentence.clause_at(token)
            assert place is None or 0 <= place < len(sentence.clauses)
        for clause in sentence.clauses:
            assert sentence.start <= clause.start < clause.end <= sentence.end


@pytest.mark.parametrize(
    ("locale", "unit"),
    [
        ("en", "the firm that sold it said "),
        ("en", "Jo Li , the mayor of Rome , "),
        ("en", '" it " '),
        ("en", "was "),
        ("de", "dass der Mann, der das Haus verkauft, "),
        ("de", "und das Haus steht "),
        ("de", "sehen "),
    ],
)
def test_a_sentence_takes_work_in_proportion_to_its_length(locale: str, unit: str) -> None:
    def calls(text: str) -> int:
        count = 0

        def count_calls(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        view = read(text, locale=locale)
        sys.setprofile(count_calls)
        try:
            for sentence in view.sentences:
                assert sentence.clauses is not None
                assert sentence.groups is not None
        finally:
            sys.setprofile(None)
        return count

    calls(unit * 3)  # compiles the language
    assert calls(unit * 400) < 2.6 * calls(unit * 200)
