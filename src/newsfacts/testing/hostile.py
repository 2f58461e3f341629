"""Texts and characters that broke programs of this sort before."""

from __future__ import annotations

__all__ = ["HOSTILE_TEXTS", "ODD_CHARACTERS", "QUOTATION_MARKS", "SHORT_TEXTS"]

HOSTILE_TEXTS: tuple[str, ...] = (
    "",
    " ",
    "\n",
    "\r\n\r\n",
    "\x00",
    "\ufeff5",
    "\ud800",
    "\udfff5\ud800",
    "5\u200b000\u00a0000\u202f000\u2009000",
    "\u202e5 000\u202c \u2066x\u2069",
    "e\u0301\u0323 5\u20e3",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 5",
    "\ufb01ve \uff15\uff10\uff05 \u0665\u0660 \u096b",
    "½ ⅓ ² ₂ ⑤ Ⅷ 五",
    "5" * 5000,
    "5," * 2000,
    "5 " * 2000,
    "-5.5e999 1_000 NaN Infinity 0x1F",
    "\"'“”‘’„‚«»‹›「」『』" * 50,
    '"' * 999,
    "“" * 500,
    "(" * 500 + ")" * 500,
    "A" * 5000,
    "Aa. " * 1000,
    "%$€£¥°/-–—" * 100,
    "<p>5&nbsp;%</p> {5} [5] \\5",
    "31.02.2025 2025-13-45 99:99 0/0 1/0",
    "\t5\v6\f7\x1c8\x85" + "9\u2028\u2029",
)
"""Texts that broke programs of this sort before: broken encodings, odd digits, long runs, stray marks."""

QUOTATION_MARKS: tuple[tuple[str, str], ...] = (
    ("“", "”"),
    ('"', '"'),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("”", "”"),
    ("‘", "’"),
    ("‚", "‘"),
    ("「", "」"),
)
"""Pairs of quotation marks, the opening one first."""

ODD_CHARACTERS: tuple[str, ...] = (
    *(
        "\x00",
        "\x1c",
        "\x1f",
        "\x7f",
        "\x85",
        "\v",
        "\f",
        "\ufeff",
        "\ufffd",
        "\uffff",
    ),  # controls, a stray BOM
    *(
        "\ud800",
        "\udbff",
        "\udc00",
        "\udfff",
        "\ud83d\ude00",
    ),  # lone surrogates, and two that do not form a pair
    *("\r\n", "\r", "\n\r", "\u2028", "\u2029"),
    *(
        "\u00a0",
        "\u2007",
        "\u2008",
        "\u2009",
        "\u200a",
        "\u202f",
        "\u205f",
        "\u3000",
        "\u1680",
        "\u180e",
    ),  # spaces
    *("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\u034f"),  # what has no width
    *(
        "\u200e",
        "\u200f",
        "\u061c",
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202d",
        "\u202e",
        "\u2066",
        "\u2069",
    ),  # bidi
    *("\uff10", "\uff15", "\uff19", "\u0660", "\u0665", "\u06f5", "\u096b", "\u09eb", "\u0e55", "\U0001d7d3"),
    *(
        "\u00b2",
        "\u2075",
        "\u2085",
        "\u2464",
        "\u2167",
        "\u4e94",
        "\u00bd",
        "\u2153",
        "\u2189",
        "\u3385",
    ),  # as numbers
    *("\u0301", "\u0308", "\u0323", "\u20e3", "\ufe0f", "\u0489", "\u1ab0"),  # combining marks
    *(
        "\ufb01",
        "\ufb05",
        "\u0133",
        "\u01c5",
        "\u017f",
        "\u1e9e",
        "\u0130",
        "\u0131",
        "\u0149",
        "\ufdfa",
    ),  # letters
    *(
        "\U0001f600",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\U0001f1e9\U0001f1ea",
        "\U0001f44d\U0001f3fd",
    ),
)
"""Characters that are not what they seem: broken, without width, of two directions, of changing length."""

SHORT_TEXTS = tuple(text for text in HOSTILE_TEXTS if len(text) < 50)
