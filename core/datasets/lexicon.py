"""Builds ``data/lexicon/models.csv``: every way the press writes a model that the data names.

Run ``python -m core.datasets.lexicon`` after refreshing the data, or after editing a list of the folder: it writes the
folder's manifest, too. A slug such as
``anthropic/claude-4.5-sonnet-20250929`` gives its own spellings (with and without author, date and variant) and the
marketing ones: without a suffix that people leave out ("preview", "instruct", sizes), with the version at either end
of the tier ("Claude 4.5 Sonnet"), without the brand where the rest cannot be anything else ("M2.5", "Sonnet 4.5").
Where two models would share an alias, the exact name wins, then the model with more tokens, and the note names the
others; an alias that leaves out what tells several models apart ("Qwen3", "DeepSeek V4") is their family.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from core import files
from core.datasets.catalogue import base
from core.datasets.snapshot import REST, load
from core.language.grammar import pattern
from core.wordlists import FOLDER, seal, table

HEAD = ("alias", "kind", "key", "name", "case", "note")

_SIZE = r"a?\d+(?:\.\d+)?[bt](?:-a\d+b)?|\d+x\d+b|\d+e|\d{4}"
_SUFFIX = r"preview|instruct|it|exp|experimental|chat|latest|alpha|beta|terminus|contributor|v1|0\d\d|1"
_LEFT_OUT = pattern(rf"-(?:{_SUFFIX}|{_SIZE})(?=-|$)")
_SIZED = pattern(rf"-(?:{_SIZE})(?=-|$)")
_NAMES_SIZE = pattern(r"\d[bt]\b|\b\d{4}\b")
_VERSION = pattern(r"^[a-z]*\d{1,2}(?:\.\d+)?[a-z]?")
_BRAND_AND_VERSION = pattern(r"^([a-z]{2,})(\d.*)")
_TIER = pattern(r"sonnet|opus|haiku|fable|flash(?:-lite)?|pro|nano|mini")
_STANDS_ALONE = pattern(
    r"[mk]\d\.\d+(?:-[a-z]+)*|(?:sonnet|opus|haiku|fable)-\d+(?:\.\d+)?|\d\.\d-(?:sonnet|opus|haiku)"
)
_DIGIT = pattern(r"\d")
_DASH_OR_DIGIT = pattern(r"-|\d")
_O_SERIES = pattern(r"o\d")
_SMALL_O = pattern(r"^(?:o\d|\d+o)")
SHORTENED = 100  # rank of an alias that stops at the version: "DeepSeek V4", "Gemini 2.5"


def spellings(name: str) -> dict[str, int]:
    """The ways to write the part of a slug behind the author, with how many pieces each leaves out."""
    found = {name: 0}
    for form in (queue := [name]):
        for match in _LEFT_OUT.finditer(form):
            shorter = form[: match.start()] + form[match.end() :]
            if shorter not in found and _DASH_OR_DIGIT.search(shorter):
                found[shorter] = found[form] + 1
                queue.append(shorter)
    for form, left_out in list(found.items()):
        for other in _reordered(form):
            found.setdefault(other, left_out + 1)
    for form, left_out in list(found.items()):
        rest = form.partition("-")[2]
        if _STANDS_ALONE.fullmatch(rest):
            found.setdefault(rest, left_out + 1)
    if (stem := _up_to_version(name)) is not None:
        found.setdefault(stem, SHORTENED)
    return found


def _up_to_version(name: str) -> str | None:
    """Brand and version alone: deepseek-v4 of deepseek-v4-flash, claude-4.5 of claude-sonnet-4.5."""
    brand, *rest = name.split("-")
    if _DIGIT.search(brand):
        return brand
    version = next((word for word in rest if _VERSION.fullmatch(word)), None)
    return f"{brand}-{version}" if version else None


def _reordered(form: str) -> Iterator[str]:
    """The version before and behind the tier: claude-sonnet-4.5, claude-4.5-sonnet."""
    brand, *rest = form.split("-")
    if len(rest) < 2:
        return
    first, last = rest[0], rest[-1]
    if _VERSION.fullmatch(last) and not _VERSION.fullmatch(first) and _TIER.fullmatch("-".join(rest[:-1])):
        yield "-".join([brand, last, *rest[:-1]])
    if _VERSION.fullmatch(first) and _TIER.fullmatch("-".join(rest[1:])):
        yield "-".join([brand, *rest[1:], first])


def display(name: str, brands: Mapping[str, str]) -> str:
    """A slug's name in capitals as its maker writes it: ``minimax-m2.5`` is MiniMax M2.5."""
    words = []
    for word in name.split("-"):
        if word in brands:
            words.append(brands[word])
        elif (split := _BRAND_AND_VERSION.fullmatch(word)) and split[1] in brands:
            words.append(brands[split[1]] + split[2])
        elif _DIGIT.search(word):
            words.append(word if _SMALL_O.fullmatch(word) else word.upper().replace("X", "x"))
        elif len(word) <= 2:
            words.append(word.upper())
        else:
            words.append(word.capitalize())
    return " ".join(words).replace("GPT ", "GPT-").replace("GLM ", "GLM-")


def rows(tokens: Mapping[str, float], brands: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Rows of ``models.csv`` for slugs with their total tokens; ``brands`` spells lower-case brand words."""
    totals: dict[str, float] = defaultdict(float)
    slugs: dict[str, set[str]] = defaultdict(set)
    for slug, amount in tokens.items():
        key = base(slug)
        totals[key] += amount
        slugs[key].add(slug.partition(":")[0])
    claims: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for key in totals:
        for alias, rank in _aliases(key, slugs[key]).items():
            claims[alias].append((rank, -totals[key], key))
    return [_row(alias, sorted(claimants), brands) for alias, claimants in sorted(claims.items())]


def _row(alias: str, claimants: list[tuple[int, float, str]], brands: Mapping[str, str]) -> tuple[str, ...]:
    """One row: a model, or the family of all claimants where the alias leaves out what tells them apart."""
    rank, _, key = claimants[0]
    others = [other for _, _, other in claimants[1:]]
    author, _, name = key.partition("/")
    if others and _vague(alias, rank, name):
        family = alias.replace(" ", "-")
        return alias, "family", f"{author}/{family}", display(family, brands), "", ""
    case = "exact" if _O_SERIES.fullmatch(alias) else ""
    note = f"may also be {', '.join(others)}" if others and rank > 0 else ""
    return alias, "model", key, display(name, brands), case, note


def _vague(alias: str, rank: int, name: str) -> bool:
    """True when an alias shared by several models lacks a size, an issue or everything behind the version."""
    sized = _SIZED.search(name) and not _NAMES_SIZE.search(alias)
    return rank >= SHORTENED or (rank > 0 and bool(sized))


def _aliases(key: str, slugs: Iterable[str]) -> dict[str, int]:
    """Aliases of one model, each with how far it is from the model's own name (0: the name itself)."""
    found = dict.fromkeys((key, *sorted(slugs)), 0)
    for which, full in enumerate((key, *sorted(slugs))):
        for alias, left_out in spellings(full.partition("/")[2]).items():
            found.setdefault(alias.replace("-", " "), left_out + which)
    return found


def _tokens() -> dict[str, float]:
    """Tokens of each slug over all days; none of those that only models.csv has."""
    dataset = load()
    rows = dataset.rows
    sums = zip(rows.slugs, np.bincount(rows.code, weights=rows.tokens).tolist(), strict=True)
    listed = dict.fromkeys(dataset.sheets["models.csv"]["model"], 0.0)
    return listed | {slug: amount for slug, amount in sums if slug != REST}


def _brands() -> dict[str, str]:
    """Brand words as the hand-written names spell them."""
    named: list[str] = []
    for file in ("names.csv", "unlisted.csv"):
        named += [row["alias"] for row in table(file) if row.get("class", "lab").startswith(_NAMED)]
    return {word.lower(): word for alias in reversed(named) for word in alias.split()}


_NAMED = ("lab", "family")


def model_rows() -> list[tuple[str, ...]]:
    """The rows of ``models.csv`` for the data as it is on disk."""
    return rows(_tokens(), _brands())


def main() -> None:
    """Write ``data/lexicon/models.csv`` and the manifest of the folder."""
    seal()  # the lists that the models' names are spelled after may have been edited
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(model_rows())
    files.replace(FOLDER / "models.csv", written.getvalue().encode())
    seal()


if __name__ == "__main__":
    main()
