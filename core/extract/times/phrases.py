"""Phrases that the rules of time share."""

from __future__ import annotations

from core.extract.times.moments import Reader

Source = tuple[str, Reader]
"""A rule, and what reads its words."""


def up_to(count: int, source: str) -> str:
    """At most ``count`` times, never without end: reading stays linear in the length of the text."""
    return f"({source} {up_to(count - 1, source)})?" if count else ""


MON = "(MONTH | MON)"

DOM = "(DAY | DAYTH)"

ORDINAL = "(DAY | DAYTH | ORD)"

YR = "(,? YEAR | SHORT | of YEAR | (of | in)? (this | last | next) year)"

YR_ = f"({YR} ,? | ,)"  # after the first of two dates a comma may stand

WD = "((WEEKDAY | WDAY) ,?)"

TO = "(- | to | through | until | up to)"

NTH = "(ORD | DAYTH)"

UNIT = "(hour | day | week | fortnight | month | year | decade | century | minute)"

UNITS = "(hours | days | weeks | fortnights | months | years | decades | centuries | minutes | seconds)"

ANY = f"({UNIT} | {UNITS} | quarter | quarters)"

LONG = "(week | month | quarter | year)"

ADVERB = """(about | around | roughly | nearly | almost | approximately | some | just | only | barely | hardly | under
    | over | well | slightly | a little | at (least | most) | up to | as (little | few | many | long) as | mere | the
    | maybe | perhaps)"""

ADVERBS = up_to(4, ADVERB)

HEDGE = up_to(4, f"({ADVERB} | (less | more | fewer | little | longer) than)")

NUMBER = f"""(half (a | an) | (a | an)? couple of? | a? half a?
    | a? (DAY | NUM | OLD) {up_to(3, "(NUM | and a half | and NUM)")} ((to | or | -) (DAY | NUM) {up_to(2, "NUM")})?)"""

WHOLE = up_to(2, "(full | whole | single | entire | short | calendar | working | trading | business | solid | mere)")


def counted(hedge: str) -> str:
    """A length with its number."""
    return f"(LENGTH | {hedge} {NUMBER} {WHOLE} ({UNIT} | {UNITS}))"


def length(hedge: str) -> str:
    """A length, "a year" among them."""
    return f"({counted(hedge)} | {hedge} (a | an) {WHOLE} {UNIT} (and a half)?)"


COUNTED = counted(HEDGE)

LENGTH = length(HEDGE)

DISTANCE = length(ADVERBS)  # "12% more than six months earlier" compares, it does not hedge

FEW = "(a few | several | some | many | a number of | countless | numerous | couple of)"

BY_TURN = "(in a row | in succession | on the trot | consecutively)"

IN_A_ROW = f"({BY_TURN} | running | on end | straight)"

SERIAL = "(consecutive | straight | successive | unbroken | uninterrupted | back to back)"

OFTEN = "(weekly | daily | monthly | quarterly | annual | yearly)"

EDGE = """((early | mid) (to | -) (mid | late) | early | mid | late
    | (the? | at the) (start | beginning | end | close | middle | turn) of)"""

OPEN = (
    "of | to | ending | ended | starting | beginning | that | before | since | when | after | prior | containing | YEAR"
)
"""What follows "the week" where a longer time begins with it."""

OPEN_DATE = "MONTH | MON | DAY | DAYTH | ISO | NUMDATE | WEEKDAY | its | their"

NOUN = "the | this | that | its | it | their | a | an | _"
"""What follows "the week before" where it is the week before something."""

DATE = f"""({WD}? {MON} {DOM} {YR} | (?<! in) {WD}? {MON} {DOM} | {WD}? the? {DOM} of? {MON} {YR}? | ISO | NUMDATE
    | {WD}? {MON} the? ORD {YR} | {WD}? the ORD of {MON} {YR}?)"""

DATES = f"""({WD}? {MON} {DOM} {YR_}? {TO} {WD}? {MON}? the? {DOM} {YR}?
    | {WD}? {MON} {ORDINAL} {YR_}? {TO} {WD}? {MON}? the? {ORDINAL} {YR}
    | the? {DOM} {MON}? {YR}? {TO} {WD}? the? {DOM} of? {MON} {YR}?
    | (ISO | NUMDATE) {TO} (ISO | NUMDATE) | MD {TO} NUMDATE
    | between {WD}? {MON} {ORDINAL} {YR_}? and {WD}? {MON}? the? {ORDINAL} {YR}?
    | between {WD}? the? {DOM} {MON}? {YR}? and {WD}? the? {DOM} of? {MON} {YR}?
    | between (ISO | NUMDATE) and (ISO | NUMDATE))"""

TWO_DAYS = f"({MON} {DOM} {YR}? and {MON}? {DOM} {YR}? | {DOM} {MON}? {YR}? and {DOM} {MON} {YR}?)"

CLOSING = "finished | ended | closed | opened | began | started | entered | topped | won"
"""What is done to a month: "finished May in first place"."""

DID = "was | saw | brought | ended | closed | alone | itself"
"""What a month does: "May brought 122.9 trillion tokens"; "may" does none of these."""

PREPOSITIONS = "in | by | of | from | for | during | until | since | through | throughout | to | late | early | mid"

OF_WHAT = (
    "place | spot | position | rank | largest | biggest | most | best | consecutive | straight | day | week | month | "
    "year | quarter | half | century | anniversary | floor | of"
)
"""What follows an ordinal that is no day of a month."""

THE_YEAR = "((the | this | last | next) year | the (same | previous) year)"

THE_MONTH = "((the | this | last) month)"

A_YEAR = f"(calendar? YEAR | SHORT | {THE_YEAR})"

ENDING = "(ending | ended | that ended | that ends | which ended | finishing | closing | to | through | until | up to)"

STARTING = "(starting | beginning | commencing | (that | which) (began | started | starts | begins) | opening | from)"
