"""Where the sentences of each language end, and where a full stop only shortens a word."""

from __future__ import annotations

import pytest

from newsfacts import Document


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        ("en", "Gov. Hale met Rev. Ode of St. Paul on Sept. 3.", "Nobody cheered."),
        ("en", "The town voted no.", "Five people left."),
        ("en", "It is No. 5 on the list of vol. 2.", "It was No. 1."),
        ("en", "He left in Sept.", "Rain fell."),
        ("de", "Dr. Hahn und Abg. Kern zahlten 5 Mio. Euro nach Art. 3 Abs. 2.", "Das war viel."),
        ("de", "Gefragt war die Nr. 12 der Gebr. Hahn.", "Sie kam."),
        ("de", "Er mag keinen Max.", "Der Hund bellt."),
        ("de", "Das ist zu viel Bio.", "Die Kunden kaufen es."),
        ("fr", "Me Roux et Mgr. Petit citent l'art. 5 et l'al. 2.", "La séance est levée."),
        ("fr", "Les élèves saluent le prof.", "Le cours commence."),
        ("fr", "C'est de l'art.", "Le public aime."),
        ("fr", "Les coureurs passent le col.", "La pluie tombe."),
        ("es", "La Dra. Ruiz y el Gral. Soto citan el art. 5, pág. 3.", "Nadie respondió."),
        ("es", "Cía. Minera e Hnos. Soto pagan.", "Nadie protestó."),
        ("es", "Los barcos están en el mar.", "Los puertos cierran."),
        ("es", "Le preguntaron y dijo que no.", "Luego se fue."),
        ("it", "L'on. Neri e l'avv. Bini citano l'art. 5 e pag. 3.", "Nessuno risponde."),
        ("it", "Il sig. Neri parla con mons. Bini.", "Poi esce."),
        ("it", "È una questione di art.", "Nessuno capisce."),
        ("it", "Le barche sono in mar.", "Il porto chiude."),
        ("pt", "A Sra. Lima e o dep. Reis citam o art. 5, pág. 3.", "Ninguém respondeu."),
        ("pt", "A Cia. Mineira e a av. Central fecharam.", "Choveu."),
        ("pt", "O resto é para ver.", "O ministro saiu."),
        ("pt", "Ele vive nos EUA.", "A mãe ficou."),
        ("nl", "Dhr. Bos en mevr. Smit noemen art. 5 en blz. 3.", "Niemand antwoordt."),
        ("nl", "Ds. Bos sprak, evt. Smit ook.", "Daarna ging hij."),
        ("nl", "Hij werd lid.", "De club groeit."),
        ("nl", "Dat zit in het gen.", "De arts knikt."),
        ("ja", "Mr. Childrenの新曲はNo. 1だった。", "人気だ。"),
        ("zh", "Dr. Chen是No. 1。", "他走了。"),
    ],
)
def test_a_full_stop_ends_a_sentence_or_shortens_a_word(locale: str, first: str, second: str) -> None:
    text = f"{first} {second}"
    assert [span.of(text) for span in Document(text, locale=locale).sentences] == [first, second]


@pytest.mark.parametrize("locale", ["auto", "xx"])
def test_where_the_language_is_not_known_all_abbreviations_count(locale: str) -> None:
    text = "Dhr. Bos und Abg. Kern, Sra. Lima. They met."
    found = [span.of(text) for span in Document(text, locale=locale).sentences]
    assert found == ["Dhr. Bos und Abg. Kern, Sra. Lima.", "They met."]
