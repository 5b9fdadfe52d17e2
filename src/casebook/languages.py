"""Which language a passage is in, so that a screen reader speaks it as what it is (WCAG 2.2, 3.1.2).

The course is in English and quotes French and Russian, no other language. Standard library only.
"""

import re
from html import escape

RUSSIAN = re.compile(r"«?[\u0400-\u04ff](?:[\u0400-\u04ff\d\s.,:()-]*[\u0400-\u04ff\d])?»?")
LETTERS = re.compile(r"[^\W\d_]+")
# the small words that no French sentence goes without, and hardly an English one has
FRENCH = {
    "au", "aux", "ce", "cet", "cette", "dans", "de", "depuis", "des", "du", "elle", "est", "et", "il", "la", "le",
    "les", "leur", "mais", "ne", "nos", "notre", "nous", "on", "ou", "par", "pas", "pour", "qu", "que", "qui",
    "sa", "se", "ses", "son", "sont", "sur", "un", "une", "vient", "vous",
}  # fmt: skip


def language(said: str) -> str:
    """Return "en", "fr" or "ru" for a passage of at least a few words; a doubtful one is English."""
    words = LETTERS.findall(said.lower())
    russian = sum("\u0400" <= word[0] <= "\u04ff" for word in words)
    if russian > len(words) / 2:
        return "ru"
    return "fr" if len(words) > 3 and sum(word in FRENCH for word in words) > len(words) / 4 else "en"


def spoken(said: str) -> str:
    """Return a passage as HTML, escaped, with its language where that is not English."""
    found = language(said)
    return escape(said) if found == "en" else f'<span lang="{found}">{escape(said)}</span>'
