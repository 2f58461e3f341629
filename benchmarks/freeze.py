"""Write every fact of many texts with its reasons to a file, or compare two such files.

    python benchmarks/freeze.py write before.jsonl
    python benchmarks/freeze.py compare before.jsonl after.jsonl [--without-reasons]

The texts are those of ``seeds/`` and of the test cases, and of ``../shared`` where that folder is present.
A change that should move no fact ends with "no difference"; ``compare`` exits with 1 where there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pathlib
import sys
import tomllib
from collections.abc import Iterator
from typing import Any

import newsfacts

ROOT = pathlib.Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def documents() -> Iterator[newsfacts.Document]:
    """Yield every text once, in an order that does not depend on the file system."""
    seen: set[tuple[str, str, str | None]] = set()
    for text, locale, published in _texts():
        if (text, locale, published) not in seen:
            seen.add((text, locale, published))
            yield newsfacts.Document(text, locale=locale, published=published)


def _texts() -> Iterator[tuple[str, str, str | None]]:
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield path.read_text(encoding="utf-8"), "en", "2025-02-13"
    for path in sorted((ROOT / "tests").rglob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if isinstance(case, dict) and isinstance(case.get("text"), str):
                # The language is the first folder: a file keeps its cases when it moves within it.
                language = next((part for part in path.parts if part in ("en", "de", "fr")), None)
                if language is None:
                    continue  # a language of the tests
                published = str(case.get("published", "2025-02-13"))
                yield case["text"], case.get("locale", language), None if published == "null" else published
    for folder in ("gold", "cases"):
        for path in sorted((SHARED / folder).glob("*.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                locale = record.get("locale", "en")
                if locale[:2] in ("en", "de", "fr"):
                    yield record["text"], locale, record.get("published")


def write(path: str) -> None:
    """Write a line a text: where it came from, its facts, and how each is explained."""
    registry = newsfacts.Registry.builtin()
    pipelines = [newsfacts.Pipeline(registry=registry, vague=vague) for vague in (False, True)]
    with open(path, "w", encoding="utf-8") as out:
        for document in documents():
            for pipeline in pipelines:
                read = pipeline.extract(document)
                found = json.loads(read.to_json())
                key = f"{document.locale} {document.published} {pipeline.vague} {document.text}"
                line = {
                    "key": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
                    "text": document.text,
                    "facts": [_plain(fact) for fact in found["facts"]],
                    "reasons": [_reasons(fact) for fact in found["facts"]],
                    "explained": [newsfacts.explain(fact) for fact in read.facts],
                }
                out.write(json.dumps(line) + "\n")


def _plain(fact: dict[str, Any]) -> dict[str, Any]:
    source = {key: fact["source"][key] for key in ("extractor", "rule")}
    return {**fact, "source": source}


def _reasons(fact: dict[str, Any]) -> Any:
    return {key: value for key, value in fact["source"].items() if key not in ("extractor", "rule")}


def compare(before: str, after: str, *, reasons: bool, most: int) -> int:
    """Print the texts whose facts differ; return how many there are."""
    old, new = _lines(before), _lines(after)
    differing = 0
    keys = ("facts", "reasons", "explained") if reasons else ("facts",)
    for key, line in old.items():
        other = new.get(key)
        if other is None or any(line[name] != other[name] for name in keys):
            differing += 1
            if differing <= most:
                _show(line, other, keys)
    missing = len(new.keys() - old.keys())
    facts = sum(len(line["facts"]) for line in new.values())
    print(f"{len(old)} readings, {facts} facts: ", end="")
    print(
        f"{differing} differ" if differing else "no difference", f"({missing} new texts)" if missing else ""
    )
    return differing


def _lines(path: str) -> dict[str, Any]:
    with open(path, encoding="utf-8") as lines:
        return {line["key"]: line for line in map(json.loads, lines)}


def _show(line: dict[str, Any], other: dict[str, Any] | None, keys: tuple[str, ...]) -> None:
    print(repr(line["text"][:300]))
    if other is None:
        print("  is not in the second file")
        return
    for name in keys:
        for fact in line[name]:
            if fact not in other[name]:
                print("  -", name, json.dumps(fact, ensure_ascii=False))
        for fact in other[name]:
            if fact not in line[name]:
                print("  +", name, json.dumps(fact, ensure_ascii=False))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write", help="write the facts of all texts to a file")
    writing.add_argument("path")
    comparing = commands.add_parser("compare", help="compare two such files")
    comparing.add_argument("before")
    comparing.add_argument("after")
    comparing.add_argument("--without-reasons", action="store_true", help="compare the facts alone")
    comparing.add_argument("--most", type=int, default=10, help="texts to show (default: 10)")
    options = parser.parse_args()
    if options.command == "write":
        write(options.path)
    else:
        reasons = not options.without_reasons
        sys.exit(bool(compare(options.before, options.after, reasons=reasons, most=options.most)))


if __name__ == "__main__":
    main()
