"""A pattern that can be led to backtrack for ever, for every process that has this folder on its path."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from core import extract


@Language.component("trap")
def trap(doc: Doc) -> Doc:
    re.search(r"(a+)+c", doc.text)
    return doc


extract.COMPONENTS = (*extract.COMPONENTS, "trap")
