"""Counts how many of the quotations called explicit are right, and what share of all is explicit.

    python benchmarks/certain_quotations.py GOLD.jsonl ...

Each file holds records with ``text``, ``locale`` and the ``facts`` that a reader found; a quotation is right
if its span, the name of its speaker and whether it is a scare quote are as the reader has them. What is
optional there is left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import newsfacts


def main(paths: list[str]) -> None:
    """Print a line a file."""
    for path in paths:
        counts: Counter[str] = Counter()
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            wanted = {
                (fact["start"], fact["end"]): fact for fact in record["facts"] if fact["kind"] == "quotation"
            }
            document = newsfacts.extract(record["text"], locale=record.get("locale", "en"))
            for fact in document.quotations:
                gold = wanted.get((fact.start, fact.end))
                if gold is not None and gold.get("optional"):
                    continue
                certainty = fact.certainty.value
                counts[certainty] += 1
                counts[f"{certainty} right"] += gold is not None and _agrees(gold, fact.value)
        total = sum(counts[certainty] for certainty in ("explicit", "inferred", "ambiguous"))
        explicit, right = counts["explicit"], counts["explicit right"]
        share = 100 * explicit / max(total, 1)
        print(
            f"{Path(path).name}: {right} of {explicit} explicit are right "
            f"({100 * right / max(explicit, 1):.1f} %); "
            f"{share:.0f} % of {total} are explicit; "
            f"{counts['inferred right']} of {counts['inferred']} inferred are right"
        )


def _agrees(gold: dict[str, Any], value: newsfacts.Quotation) -> bool:
    wanted = gold["value"].get("speaker")
    names = {_plain(name) for name in ((wanted or {}).get("name"), *gold.get("speaker_also", ())) if name}
    found = value.speaker
    if (found is None) != (wanted is None) or (found is not None and _plain(found.name) not in names):
        return False
    form = gold["value"].get("form")
    return form is None or (form == "scare") == (value.form.value == "scare")


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split()).strip(" .,;:'\"()")


if __name__ == "__main__":
    main(sys.argv[1:])
