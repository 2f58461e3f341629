"""Every built-in extractor keeps the promises that plug-ins must keep."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newsfacts import Registry
from newsfacts.extractor import Extractor
from newsfacts.lexicon.tables import languages
from newsfacts.testing import check_extractor

EXAMPLES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "money": {
        "en": ("It cost $5 million.", "They owe about 300 euros."),
        "de": ("Es kostete 5 Millionen Euro.", "Sie schulden rund 300 €."),
        "fr": ("Il a coûté 5 millions d’euros.", "Elle doit environ 300 €."),
        "it": ("È costato 5 milioni di euro.", "Deve circa 300 €."),
    },
    "percent": {
        "en": ("Sales rose 5%.", "Spending reached 2.3 per cent of GDP."),
        "de": ("Der Umsatz stieg um 5 Prozent.", "Das sind 2,3 Prozent des BIP."),
        "fr": ("Les ventes ont augmenté de 5 %.", "Cela fait 2,3 % du PIB."),
        "it": ("Le vendite sono salite del 5%.", "Sono il 2,3% del Pil."),
    },
    "quantities": {
        "en": ("It is 12 miles long.", "They sold 400,000 barrels of oil."),
        "de": ("Es ist 12 Kilometer lang.", "Sie lieferten 30 Tonnen Stahl."),
        "fr": ("Il est long de 12 kilomètres.", "Ils ont livré 30 tonnes d’acier."),
        "it": ("È lungo 12 chilometri.", "Hanno consegnato 30 tonnellate di acciaio."),
    },
    "counts": {
        "en": ("They have 31 NATO allies.", "Hundreds of thousands of homes were dark."),
        "de": ("Sie haben 31 Verbündete.", "Rund 300 Häuser brannten."),
        "fr": ("Ils ont 31 alliés.", "Une centaine de maisons ont brûlé."),
        "it": ("Hanno 31 alleati.", "Un centinaio di case è bruciato."),
    },
    "dates": {
        "en": ("He came on 5 May 2024.", "It ended last year."),
        "de": ("Er kam am 5. Mai 2024.", "Im März 2023 war es vorbei."),
        "fr": ("Il est venu le 5 mai 2024.", "C’était fini en mars 2023."),
        "it": ("È venuto il 5 maggio 2024.", "Era finita nel marzo 2023."),
    },
    "quotations": {
        "en": ("“We will not give up,” said Jane Miller.", "'No,' he said."),
        "de": ("„Wir geben nicht auf“, sagte Anna Schulz.",),
        "fr": ("« Nous n’abandonnerons pas », a déclaré Anne Lambert.",),
        "it": ("“Non ci arrenderemo”, ha detto Anna Rossi.",),
    },
}
"""Texts in which each must find something; a language that is added needs a line for each extractor."""

BUILTIN = [entry.extractor for entry in Registry.builtin()]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("extractor", BUILTIN, ids=lambda extractor: extractor.spec.name)
def test_built_in_extractor(extractor: Extractor, language: str) -> None:
    check_extractor(extractor, *EXAMPLES[extractor.spec.name][language], locale=language)


def test_names_and_modules() -> None:
    """One kind, one package."""
    packages = [type(extractor).__module__.removesuffix(".extract") for extractor in BUILTIN]
    assert all(package.startswith("newsfacts.kinds.") for package in packages)
    assert len(set(packages)) == len(packages)
