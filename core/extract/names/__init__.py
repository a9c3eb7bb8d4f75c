"""Names: whose usage a text is about.

lexicon.py       the names and words that are known, from data/lexicon
coreference.py   pronouns and short names, and whom they stand for
entities.py      countries, labs, models, top sets and the platform in a text
"""
