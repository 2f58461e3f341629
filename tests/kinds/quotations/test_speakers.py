"""Names, where a case cannot say it."""

from __future__ import annotations

import pytest

from newsfacts import Document, Registry, explain, extract
from newsfacts.engine.languages import scan_of
from newsfacts.extractor.context import Context
from newsfacts.kinds.quotations.speakers.names import Names, full_name
from newsfacts.kinds.quotations.speakers.resolve import before_verb
from newsfacts.text.scan import Scan


def names_of(scan: Scan) -> Names:
    return scan.view(Names)


def without_titles(mention: str, locale: str = "en") -> str:
    return names_of(scan_of(Document(mention, locale=locale))).without_titles(mention)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Sen. Ted Archer (R-Texas)", "Ted Archer"),
        ("former Ohio Gov. Ines Hall", "Ines Hall"),
        ("Defense Secretary Pete Marsh", "Pete Marsh"),
        ("Ludwig van Berg", "Ludwig van Berg"),
        ("the Post’s Jane Moss", "Jane Moss"),
        ("a spokesman for the ministry", "a spokesman for the ministry"),
        ("the White House", "the White House"),
        ("police", "police"),
        ("Paul Mill of the union", "Paul Mill"),
        ("Archer’s", "Archer"),
        ("Archer of New York", "Archer"),
        ("Bank of America", "Bank of America"),
        ("Senator Dana Fox of Ohio", "Dana Fox"),
        ("Ministry of Health", "Ministry of Health"),
        ("Mr. Smith of the Bank of England", "Smith"),
        ("Professor Ann Lee of Yale University", "Ann Lee"),
        ("Ann Lee of the Green Party", "Ann Lee"),
        ("The Times of London", "The Times of London"),
        ("The Fed", "The Fed"),
        ("BBC", "BBC"),
        ("eBay", "eBay"),
        ("former eBay", "eBay"),
        ("an aide to Ms. Lee", "an aide to Ms. Lee"),
        ("Ms Lee’s lawyer", "Ms Lee’s lawyer"),
        ("Boys’ Ann Lee", "Ann Lee"),
        ("Mr. Fields’", "Fields"),
        ("Oscar-winner Ann Lee", "Ann Lee"),
        ("U.N. Secretary-General Ann Lee", "Ann Lee"),
        ("Chancellor-elect Ann Lee", "Ann Lee"),
        ("Ann Lee, 45", "Ann Lee"),
        ("Lee, the mayor,", "Lee"),
        ("- Ann Lee -", "Ann Lee"),
        ("Dr. J. Hill", "J. Hill"),
        ("Paul Mill Jr.", "Paul Mill Jr."),
        ("van Berg", "van Berg"),
        ("Mr. von Berg", "von Berg"),
        ("President", "President"),
        ("The Mayor", "The Mayor"),
        ("Mayor Lee", "Lee"),
        ("of", "of"),
        ("()", "()"),
        ("(R-Texas)", "(R-Texas)"),
    ],
)
def test_titles_and_brackets_are_no_part_of_a_name(mention: str, name: str) -> None:
    assert without_titles(mention) == name


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Bundesfamilienministerin Anna Vogel (CDU)", "Anna Vogel"),
        ("der zuständige Vorstand Karl Ritter", "Karl Ritter"),
        ("Ein Polizeisprecher", "Ein Polizeisprecher"),
        ("der Deutschen Bank", "der Deutschen Bank"),
        ("ein Sprecher der Vereinten Nationen", "ein Sprecher der Vereinten Nationen"),
        ("die Vereinten Nationen", "die Vereinten Nationen"),
        ("der Bürgerrechtler Hu Wei", "Hu Wei"),
        ("Karl Ritter von der UBS", "Karl Ritter"),
        ("Vogel von der SPD", "Vogel"),
        ("Anna Vogel vom Verband", "Anna Vogel"),
        ("Kommissarin Anna von der Vogel", "Anna von der Vogel"),
        ("Frau Vogel", "Vogel"),
        ("der SPD-nahe Karl Ritter", "Karl Ritter"),
    ],
)
def test_german_titles_and_articles(mention: str, name: str) -> None:
    assert without_titles(mention, "de") == name


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Tom Hill came with Mary Hill. Mary Hill spoke.", ["Mary Hill", "Tom Hill"]),  # named more often
        (
            "Mary Hill, Tom Hill, Ann Hill",
            ["Ann Hill", "Tom Hill", "Mary Hill"],
        ),  # the shortest, then by name
        ("J. Hill and J.D. Hill left", ["J. Hill", "J.D. Hill"]),
        ("Mary-Ann Hill left", ["Mary-Ann Hill"]),
        ("J Hill left", ["J Hill"]),
        ("It was so.\nMary Hill left.", ["Mary Hill"]),
        ("Mary Ann Lou Hill left", ["Mary Ann Lou Hill"]),
        ("Gov. Mary Hill left", ["Mary Hill"]),
        ("The mayor, Mary Hill, left", ["Mary Hill"]),
        ("the mayor (Mary Hill) left", ["Mary Hill"]),
        ("“Mary Hill left”", ["Mary Hill"]),
        ("Tom “Mary Hill left”", ["Mary Hill"]),
        ("Mary\N{NO-BREAK SPACE}Hill left", ["Mary Hill"]),
        ("Ann of the Mary Hill", ["Mary Hill"]),
        (f"{'x' * 60} Mary Hill", ["Mary Hill"]),
        ("In Mary. Hill left.", []),  # a sentence ends
        ("It was Mary\nHill left.", []),
        ("Mr. Hill left.", []),
        ("Hill left.", []),
        ("Smith's Hill", []),
        ("old Hill", []),
        ("Mary Hill-Smith and Mary Hillman left", []),
        ("Mary Ann Lou Beth Hill left", []),  # a list of capitals, a headline
        (f"{'x' * 200_000} Mary Hill", []),  # too far down
    ],
)
def test_full_names(text: str, full: list[str]) -> None:
    assert list(names_of(scan_of(Document(text))).full("Hill")) == full


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Mary Hill", True),
        ("Hill", True),
        ("Anna van Berg", True),
        ("Green Party", False),
        ("BBC", False),
        ("Mary hill", False),
        ("a Hill", False),
        ("Bank’s Mary Hill", False),
        ("Prime Minister", False),
        ("", False),
    ],
)
def test_who_may_be_a_person(name: str, person: bool) -> None:
    assert names_of(scan_of(Document(""))).is_person(name) is person


@pytest.mark.parametrize(
    ("mention", "gender"),
    [
        ("Mrs. Hill", "f"),
        ("Mr Hill’s", "m"),
        ("the queen’s aide", "f"),
        ("Hill", ""),
    ],
)
def test_titles_tell_a_gender(mention: str, gender: str) -> None:
    assert names_of(scan_of(Document(""))).gender(mention) == gender


@pytest.mark.parametrize(
    ("text", "mention", "name", "certainty"),
    [
        ("Mary Hill came.", "Hill", "Mary Hill", "explicit"),
        ("Mary Hill came.", "Mary", "Mary Hill", "explicit"),
        ("Mary Hill and Tom Hill came.", "Hill", "Tom Hill", "ambiguous"),
        ("Mary Smith came.", "SMITH", "Mary Smith", "explicit"),
        ("Mary Bush came.", "BUSH", "BUSH", "explicit"),  # four letters may be an abbreviation
        ("Mary Hill came.", "Tom Hill", "Tom Hill", "explicit"),
        ("Mary Hill came.", "police", "police", "explicit"),
    ],
)
def test_the_fullest_name_of_a_mention(text: str, mention: str, name: str, certainty: str) -> None:
    named = full_name(mention, names_of(scan_of(Document(text))))
    assert (named.name, named.certainty.value) == (name, certainty)


@pytest.mark.parametrize(
    ("mention", "subject"),
    [
        ("Minister Urges Better Schools", "Minister"),
        ("Minister Urges Schools", "Minister"),
        ("Ann  Says  No", "Ann"),
        ("Minister urges Better Schools", "Minister urges Better Schools"),  # no headline
        ("Nancy Adds", "Nancy Adds"),  # a name at the end
        ("Adds Nancy Hill", "Adds Nancy Hill"),  # and at the front
        ("Ann Report Lee", "Ann Report Lee"),  # a noun
        ("Ann Held Lee", "Ann Held Lee"),  # no verb of saying
        ("Ann Saying Lee", "Ann Saying Lee"),  # no finite verb
    ],
)
def test_a_headline_ends_the_subject_at_its_verb(mention: str, subject: str) -> None:
    document = Document(mention)
    start, end = before_verb((0, len(mention)), Context(document, scan_of(document), ()))
    assert mention[start:end] == subject


def test_a_last_name_is_not_found_inside_a_longer_one() -> None:
    doc = extract("Mary Hillman came. “We agree,” Hill said.", registry=Registry.builtin())
    (said,) = doc.quotations
    assert said.value.speaker is not None
    assert said.value.speaker.name == "Hill"


def test_the_reason_says_how_the_speaker_was_found() -> None:
    doc = extract("Lena Ortiz came. “We agree,” Ortiz said. “It took a year.”", registry=Registry.builtin())
    first, second = doc.quotations
    assert "'Ortiz' is 'Lena Ortiz'" in " ".join(first.provenance.reasons)
    assert "it continues the speech of the previous sentence" in second.provenance.reasons
    assert "Lena Ortiz" in explain(second)


_FAR = " The work cost $5 million in 2019, and the tower by the river took two more years of it." * 5


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        (f"“It is safe,” said Mary Hill.{_FAR}", "she", "Mary Hill"),  # facts of other kinds between
        (f"“It is safe,” said Mary Hill. “I know,” she said.{_FAR}", "she", "Mary Hill"),
        (f"“It is safe,” said Pat Hill. “I know,” he said.{_FAR}", "she", "she"),
        (
            f"“It is safe,” said Mary Hill. “No,” said Tom Lee, her lawyer. “Yes,” he said.{_FAR}",
            "she",
            "Mary Hill",
        ),
        (f"“It is safe,” said Mr. Hill.{_FAR}", "she", "she"),
        (f"“It is safe,” said Mrs. Hill.{_FAR}", "she", "Hill"),
        (f"“It is safe,” said the BBC.{_FAR}", "she", "she"),
        (f"“It is safe,” said the BBC.{_FAR}", "it", "the BBC"),
        (f"“It is safe,” said the BBC.{_FAR}", "they", "the BBC"),
        (f"“It is safe,” said Mary Hill.{_FAR * 4}", "she", "she"),  # too far
    ],
)
def test_the_last_source_that_fits(before: str, pronoun: str, name: str) -> None:
    said = extract(f"{before} “We checked it,” {pronoun} said.", registry=Registry.builtin()).quotations[-1]
    assert said.value.speaker is not None
    assert said.value.speaker.name == name
    found = "is taken to be the last source named before it"
    assert (found in " ".join(said.provenance.reasons)) is (name != pronoun)


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Mary Hill came.", "she", "Mary Hill"),
        ("On Monday, Mary Hill came.", "she", "Mary Hill"),
        ("LONDON - Mary Hill came.", "she", "Mary Hill"),
        ("Dr. Mary J. Hill came.", "she", "Mary J. Hill"),
        ("Mr. Tom Hill came.", "he", "Tom Hill"),
        ("Mr. Tom Hill came.", "she", "she"),
        ("Green Party came.", "he", "he"),
        ("Mary came.", "she", "Mary"),
        ("Mary came.", "he", "he"),
        (f"Mary Hill came.{_FAR}", "she", "she"),  # too far for somebody not quoted
    ],
)
def test_the_last_subject_that_fits(before: str, pronoun: str, name: str) -> None:
    said = extract(f"{before} “We checked it,” {pronoun} said.", registry=Registry.builtin()).quotations[-1]
    assert said.value.speaker is not None
    assert said.value.speaker.name == name
    found = "is taken to be the last person named before it as a subject"
    assert (found in " ".join(said.provenance.reasons)) is (name != pronoun)


@pytest.mark.parametrize("mark", list("([{\"“‘'„‚«»‹›『"))
@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "We met {} Anna Berg there. <We go home,> Berg said."),
        ("en", "{} Anna Berg came. <We go home,> said Berg."),
        ("de", "Dort war {} Anna Berg zu Gast. <Wir gehen>, sagte Berg."),
        ("fr", "Il y avait {} Anna Berg. <Nous partons>, a déclaré Berg."),
    ],
)
def test_a_full_name_behind_a_mark_that_stands_alone(mark: str, locale: str, text: str) -> None:
    quoted = (
        text.format(mark).replace("<", "「").replace(">", "」")
    )  # marks that pair with none of the others
    doc = extract(quoted, locale=locale, registry=Registry.builtin(), strict=True)
    speaker = doc.quotations[-1].value.speaker
    assert speaker is not None
    assert speaker.name == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "locale", "members"),
    [
        (
            "“We agree,” said Ines Hall and Tom Berg.",
            "en",
            [("Ines Hall", "Ines Hall"), ("Tom Berg", "Tom Berg")],
        ),
        (
            "Ines Hall met Tom Berg. “We agree,” Hall and Berg said.",
            "en",
            [("Ines Hall", "Hall"), ("Tom Berg", "Berg")],
        ),
        (
            "„Nein“, sagten Uwe Krohn und Maria Stein.",
            "de",
            [("Uwe Krohn", "Uwe Krohn"), ("Maria Stein", "Maria Stein")],
        ),
        (
            "Anne Faure et Jean Roland ont dit « non ».",
            "fr",
            [("Anne Faure", "Anne Faure"), ("Jean Roland", "Jean Roland")],
        ),
        ("“No,” said the founder and chief executive, Ines Hall.", "en", []),
        ("“No,” said a friend of Ines Hall.", "en", []),
    ],
)
def test_several_speakers_are_members_each_with_a_full_name(
    text: str, locale: str, members: list[tuple[str, str]]
) -> None:
    (fact,) = extract(Document(text, locale=locale)).quotations
    speaker = fact.value.speaker
    assert speaker is not None
    assert [(member.name, member.text) for member in speaker.members] == members
    assert all(member.span.of(text) == member.text for member in speaker.members)


def test_explain_tells_what_a_speaker_is() -> None:
    (fact,) = extract("“Costs are up,” said Harbor Bank chief economist Tom Berg.").quotations
    explained = explain(fact)
    for words in ("a person", "chief economist", "Harbor Bank"):
        assert words in explained
