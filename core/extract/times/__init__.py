"""Expressions of time: dates, lengths and sets, with the days that they mean.

calendar.py   weeks, months, quarters and their parts as days
words.py      the words of time and their classes
lengths.py    lengths and distances: three weeks, six months earlier
moments.py    what days an expression means
grammar.py    the rules, each beside what reads its words
periods.py    all expressions of a text
windows.py    the spans of days that the words of a board admit
"""
