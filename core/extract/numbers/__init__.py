"""Numbers of a text: value, unit, hedge and bound.

numerals.py     digits, words and signs of numbers
hedges.py       about, over, nearly: what the words allow
units.py        what a number counts, from data/lexicon
draft.py        a number in the making: what was read so far
amounts.py      one number with its scale and its unit
forms.py        ordinals, ratios, multiples, fractions in words, currencies, sizes
labels.py       numbers that name something: versions, parts of names, list numbers
neighbours.py   numbers that lean on the one beside them: ranges, elided scales
quantities.py   all numbers of a text, left to right
"""
