"""Which language a text is in, as far as a reader of English has to know: by its letters, then by its small words."""

from __future__ import annotations

from collections import Counter

from core.language.grammar import pattern

SCRIPTS = (
    ("Japanese", r"[\u3040-\u30ff]", 0.1),
    ("Chinese", r"[\u4e00-\u9fff]", 0.2),
    ("Korean", r"[\uac00-\ud7af]", 0.2),
    ("Russian or another language in Cyrillic letters", r"[\u0400-\u04ff]", 0.4),
    ("Arabic", r"[\u0600-\u06ff]", 0.4),
    ("Hindi", r"[\u0900-\u097f]", 0.4),
    ("Greek", r"[\u0370-\u03ff]", 0.4),
)
"""Languages by their letters, with the part of all letters from which on a text is taken to be theirs."""

SMALL_WORDS = {
    "English": "the of and to in that is was for it with as on are by from at which were this has its",
    "German": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch werden wurde",
    "French": "le la les des et en du une est que pour dans qui sur par au plus avec aux ont ce sont",
    "Spanish": "el la los las de del y en que por con una para es se su al lo más como fue",
    "Portuguese": "o os as de do da e em que um uma para com não por dos das mais como foi no na",
    "Italian": "il lo gli di del della e che un una per con non sono nel alla dei delle più è si",
    "Dutch": "de het een en van in is dat op te voor met zijn niet aan er ook door bij naar",
}
"""Words that no text of a language goes without."""

FEWEST = 8
"""Small words below which a text says nothing about its language."""

AHEAD = 2
"""How many times as many as English ones there have to be."""

_WORD = pattern(r"[^\W\d_]+")
_SIGNS = {language: pattern(signs) for language, signs, _ in SCRIPTS}


def foreign(text: str) -> str:
    """The language that a text seems to be in, in English; "" for English, and where it cannot be told."""
    letters = sum(1 for sign in text if sign.isalpha())
    for language, _, part in SCRIPTS:
        if letters and len(_SIGNS[language].findall(text)) / letters >= part:
            return language
    words = Counter(word.lower() for word in _WORD.findall(text))
    found = {language: sum(words[word] for word in small.split()) for language, small in SMALL_WORDS.items()}
    best = max(found, key=lambda language: found[language])
    enough = found[best] >= FEWEST and found[best] >= AHEAD * found["English"]
    return best if enough and best != "English" else ""
