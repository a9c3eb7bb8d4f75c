"""The rules of time: sources over the word classes of ``words.py``, and beside each what reads its words."""

from __future__ import annotations

from collections.abc import Sequence

from core.extract.times import lengths
from core.extract.times.dates import century, decade, one_day, one_month, span, weekday, whole_year, years
from core.extract.times.lengths import loosely, of_length, only
from core.extract.times.parts import edge, first_few, fiscal, half_or_quarter, loose, mid_week, nth_week, season
from core.extract.times.phrases import (
    A_YEAR,
    ADVERBS,
    ANY,
    BY_TURN,
    CLOSING,
    COUNTED,
    DATE,
    DATES,
    DID,
    DISTANCE,
    EDGE,
    ENDING,
    FEW,
    HEDGE,
    IN_A_ROW,
    LENGTH,
    LONG,
    MON,
    NOUN,
    NTH,
    NUMBER,
    OF_WHAT,
    OFTEN,
    OPEN,
    OPEN_DATE,
    PREPOSITIONS,
    SERIAL,
    STARTING,
    THE_MONTH,
    THE_YEAR,
    TO,
    TWO_DAYS,
    UNIT,
    UNITS,
    WHOLE,
    YR,
    Source,
)
from core.extract.times.weeks import (
    days_before_report,
    ending,
    from_its_start,
    nth_month,
    numbered_week,
    open_ended,
    ordinal_day,
    starting,
    week_beside,
    week_holding,
    weeks_holding,
)
from core.model import TimeRole

LEAD = """((ever? since | as (of | at) | by | until | up to | through | throughout | before | after | ahead of)
        (about | around | roughly | at | the very)?
    | (for | through | throughout | during | over | in | across | by | until)?
        (most | much | the (majority | bulk) | the (better | greater) part | (nearly | almost)? all
        | the (whole | entirety | rest | remainder) | a (majority | large part)) of
    | the (average | mean) (for | in | of | over))?"""
"""What may stand before a rule of ``CALENDAR`` and says what the time does."""

MOST = frozenset({"most", "much", "majority", "bulk", "better", "greater", "large"})

CALENDAR: Sequence[Source] = (
    (DATES, span),
    (
        f"""{MON} {YR}? {TO} {MON} {YR}? | between {MON} {YR}? and {MON} {YR}? | {MON} and {MON} {YR}""",
        span,
    ),
    (
        """(YEAR | OLD) {TO} (YEAR | OLD) | between (YEAR | OLD) and (YEAR | OLD) | YEARS""".replace("{TO}", TO),
        years,
    ),
    (DATE, one_day),
    (
        f"""(the month of)? {MON} {YR} | last? MONTH | last MON | MON (?= poss) | ISOMONTH
        | (?<= {PREPOSITIONS} | {CLOSING}) MON | MON (?= {DID})""",
        one_month,
    ),
    (
        """the? (calendar | full)? year? YEAR | (this | last) calendar year
        | (?<= in | since | by | from | before | until | of) OLD | (?<= of | through | throughout) last year""",
        whole_year,
    ),
    (
        f"""the? {OFTEN}? (same | full)? (calendar | trading)? (?<! every | each) week
        (of | from | covering | over | for | between | -)? {DATES} | the? {DATES} week""",
        week_holding,
    ),
    (
        f"""the? (same | full)? (calendar | trading)? week (of | containing | including | around | with) {DATE}
        | the? {DATE} week""",
        week_holding,
    ),
    (f"the? week (after | following | before | preceding | prior to) ({DATES} | {DATE})", week_beside),
    (
        "the? week (of | from | ending | to | beginning | starting)? on? MD (({TO}) (MD | NUMDATE))?".replace(
            "{TO}", TO
        ),
        week_holding,
    ),
    (f"the? {NTH} week (of | in) YEAR", numbered_week),
    (f"the? ({NTH} | last | final) month (of | in) ({A_YEAR})", nth_month),
    (
        f"({DATE} | {MON} YEAR | YEAR | OLD) (or | and) (later | after | newer | onwards | earlier | before | older)",
        open_ended,
    ),
    (
        "{LENGTH} before (this | the) (report | article | post | story | piece)".replace("{LENGTH}", LENGTH),
        days_before_report,
    ),
    (
        f"""(in | during | over | within | on | by) (its | their | his | her | _) (ORD | opening) (full | whole)?
        ({NUMBER} (days | weeks | months) | day | week | month) (?! of | in)""",
        from_its_start,
    ),
    (f"the? weeks of ({DATES} | {TWO_DAYS})", weeks_holding),
    ("ISOWEEK | week (DAY | NUM) (of | in | ,)? YEAR | YEAR ,? week (DAY | NUM)", numbered_week),
    (
        f"""the? (last | past | rolling | trailing)?
        (LENGTH | {NUMBER}? (full | trading)? (day | fortnight | half | {LONG} | {UNITS} | quarters)) bracket? {ENDING}
        on? (the end of)? ({DATE} | {MON} {YR}? | WEEKDAY)""",
        ending,
    ),
    (f"the? ({NUMBER} days | full? {LONG}) {STARTING} (on | with)? {DATE}", starting),
    (
        f"the? ({NTH} | last | final | opening | closing) full? week (of | in) ({MON} {YR}? | {THE_MONTH})",
        nth_week,
    ),
    (f"(mid | the middle of) -? {MON} week | the middle week of {MON} {YR}?", mid_week),
    (
        f"""the (ORD | last | final | closing | opening) {NUMBER} (days | weeks | months) of
        ({MON} {YR}? | YEAR | {THE_YEAR})""",
        first_few,
    ),
    (
        f"(the | a)? ({NTH} | latter | closing | opening | last | final) (half | quarter) (of | in | ,)? {A_YEAR}",
        half_or_quarter,
    ),
    (f"the? ({NTH} | latter) half of ({MON} {YR}? | {THE_MONTH})", half_or_quarter),
    ("the? ORD quarter | (?<= in) the ORD half (?! of)", half_or_quarter),
    (
        f"calendar? the? (QTR | HALFYR) ((of | in | , | -)? {A_YEAR})? | YEAR ,? (QTR | HALFYR)",
        half_or_quarter,
    ),
    (
        f"{EDGE} (in | on in)? -? ({MON} {YR}? | {THE_MONTH} | YEAR | {THE_YEAR} | the? DECADE) | year end YEAR",
        edge,
    ),
    ("the? (early | mid | late)? -? DECADE", decade),
    ("the? (DAYTH | ORD) century", century),
    ("(early | mid | late)? the? (spring | summer | autumn | fall | winter) (of | ,)? YEAR", season),
    ("(last | this | next)? WEEKDAY", weekday),
    (
        f"""(on | by | since) the DAYTH (?! {OF_WHAT})
        | the DAYTH (?= set | saw | brought | was | took | hit | had | marked | broke)""",
        ordinal_day,
    ),
    (
        """fiscal year? (QTR | HALFYR | ORD (quarter | half)) ((of | in | ,)? fiscal? year? (YEAR | SHORT))?
        | fiscal year? (YEAR | SHORT | YEARS) | FISCAL (QTR | HALFYR)?
        | (the | this | last | next) fiscal (year | quarter) | the holiday (quarter | season)""",
        fiscal,
    ),
    (
        f"""the? {NTH} fiscal (quarter | half) ((of | in)? fiscal? year? YEAR)?
        | (QTR | HALFYR | the? ORD (quarter | half)) (of | in | ,)? (FISCAL | the? fiscal year? YEAR?)""",
        fiscal,
    ),
    (
        """in? (early | mid | late)? (in | the | this | last | next) (spring | summer | autumn | winter)
        | (this | last | next) fall""",
        loose,
    ),
)

LATER: Sequence[Source] = (
    (
        f"""({DISTANCE} | (a | one) quarter | (two | three) quarters)
        (later | after (that | this) | afterwards | thereafter)
        | (in | over | during | by | for)? the (following | next | subsequent | ensuing) (day | fortnight | {LONG})
            (?! of)
        | the (day | fortnight | {LONG}) (after (that | this)? (?! {NOUN} | {OPEN_DATE}) | thereafter)""",
        of_length(TimeRole.LATER),
    ),
)

SETS: Sequence[Source] = (
    (
        f"""(in | for | on | during)? (every | each) (single | passing)? ({UNIT} | quarter) (?! of)
        | (in | for | during)? (every | each) (single | one)? of (the | those | these | its)? (last | past | previous)?
            (COUNTED | the ({UNITS} | quarters)) | (in | for | during)? all (COUNTED | the ({UNITS}))
        | (week after week | month after month | day after day)""".replace("COUNTED", COUNTED),
        lengths.every,
    ),
)

BASELINES: Sequence[Source] = (
    (
        f"""{DISTANCE} (ago | earlier (?! than) | prior (?! to) | previously | back | before (?! {NOUN}))
        | (a | one)? {LONG} (ago | earlier)
        | {ADVERBS} (NUM | DAY) quarters (ago | earlier | prior | previously)""",
        of_length(TimeRole.BEFORE),
    ),
    (
        f"""the (full | whole)? (day | fortnight | {LONG})
        (before (?! last | yesterday | {NOUN}) | before (?= _ had | it had) | prior (?! to) | earlier | previously)""",
        of_length(TimeRole.BEFORE),
    ),
    (
        f"""(the | a | an) (previous | prior | preceding | earlier | foregoing) {NUMBER}? {ANY}
        | (?<= from | on | than | versus | against | over | with | to) (previous | prior | preceding)
            {NUMBER}? {ANY}""",
        of_length(TimeRole.BEFORE),
    ),
    (
        f"""{LONG} (on | over | to) {LONG} | ONPRIOR | on the {LONG} (?! {OPEN}) | on year (?! end | _)
        | (on | than | versus | against | compared (with | to) | relative to | (up | down) from) last {LONG}
        | (?<= % | percent | points | DAY | NUM) (from | over) last {LONG}""",
        lengths.one_before,
    ),
    (
        """the same (week | month | quarter | period | time | day | half)
        (last year | (a | one) year (ago | earlier | before) | (of | in)? the (previous | prior) year | the year before)
        | this time last year""",
        lengths.year_before,
    ),
    (f"{FEW} ({UNITS} | quarters) (ago | earlier | prior | back | before)", loosely(TimeRole.BEFORE)),
)

LENGTHS: Sequence[Source] = (
    (
        f"(?<= time | highest | lowest | biggest | largest | best | worst | level | high | low) in {LENGTH}",
        of_length(TimeRole.OTHER),
    ),  # "for the first time in a year" is no change's length
    (
        f"""(in | within | over | during | inside | across) (the (space | course | span | period) of)? {LENGTH}
        | (over | within) the {LONG} (?! {OPEN})
        | (?<= took | takes | needed) {COUNTED}
        | {COUNTED} (?= took | saw | sufficed | brought | lifted | turned | since | was enough | were enough | was all
            | were all)""",
        of_length(TimeRole.DURING),
    ),
    (
        f"""(in | over | during | for | across | within)? (the | this)? (past | last | trailing | latest | most recent)
        ({COUNTED} | fortnight)
        | (in | over | during | for | across | within) (the | this) (previous | preceding | prior) {COUNTED}
        | (in | over | during | for | across | within)? (the | this)? (past | last | latest) {NUMBER} quarters
        | (in | over | during | for | across | within)? ((the | this) (past (hour | day | {LONG}) | last {LONG}))
        | past (day | {LONG})""",
        lengths.past,
    ),
    (
        f"""(in | over | during | within | for)? the (past | last) (few | several | couple of | many | some)
        ({UNITS} | quarters)""",
        loosely(TimeRole.NOW),
    ),
)

STREAKS: Sequence[Source] = (
    (
        f"""(for | through)? {HEDGE} (DAY | NUM) NUM? {SERIAL} ({ANY} | {OFTEN}? _?)
        | (for | through)? {HEDGE} (DAY | NUM) NUM? {OFTEN}? ({ANY} {IN_A_ROW} | (_ _?)? {BY_TURN})""",
        lengths.streak,
    ),
    (
        f"""(for | in | through)? (the | its | their | a)? {NTH} {SERIAL} ({ANY} | {OFTEN}? _?)
        | (for | in | through)? (the | its | their | a)? {NTH} {OFTEN}? ({ANY} {IN_A_ROW} | (_ _?)? {BY_TURN})""",
        lengths.streak,
    ),
    (
        f"""(the | a | its | their)? (NUM | DAY) (game | match | day | {LONG}) (_ | winning | losing)? (streak | run)
        | for (the | a)? {NTH} (day | {LONG}) (?! {OPEN} | in)
        | (its | their | a)? {NTH} {LONG} (?= at the top | on top | in front | in the lead | in first | ahead)
        | for? {HEDGE} (DAY | NUM) {ANY} (?= at the top | on top | in front | in the lead | in first place)
        | for {SERIAL} (weeks | months | quarters | years | days)""",
        lengths.streak,
    ),
)

NOWS: Sequence[Source] = (
    (
        """currently | nowadays | presently | at (present | the moment) | as of (now | today | this week)
        | right? now (?! that) | these days | as things stand | today""",
        lengths.now,
    ),
    (
        f"""(so far)? this (half | decade | century | {LONG}) | (earlier | later | early | late) this {LONG}
        | {LONG} to date | TODATE""",
        lengths.so_far,
    ),
    (f"(for | during | through)? (most | much) of this {LONG}", lengths.most_so_far),
    ("earlier? this (morning | afternoon | evening) | tonight | (earlier | later) today", lengths.that_day),
    (
        f"the? (latest | current | most recent | present | newest) (full | complete | reported | available)? {LONG}",
        lengths.latest,
    ),
    (f"(in | for | over | during)? the {LONG} just (ended | past | passed | gone | finished)", lengths.last_complete),
    (f"(as of)? last {LONG} | yesterday | last night", lengths.last_complete),
    (f"ever? since (last {LONG} | yesterday)", lengths.since_last),
    (f"the {LONG} before last | the day before yesterday", lengths.before_last),
    (
        f"(a | the | one)? recent {ANY} | (in | over | of) (recent | late) {ANY} | most? recently | lately | of late",
        loosely(TimeRole.NOW),
    ),
)

REFERENCES: Sequence[Source] = (
    (
        f"""(during | for | in | over | by)? (that same? | the same | the said | those | these) {WHOLE}
        (half | period | day | weeks | months | {LONG}) (?! of)
        | (during | for | in | over) the (period | {LONG}) (?! {OPEN})
        | (during | for | in | over | across)? the (full | whole | entire) {LONG} (?! {OPEN})
        | (?<= of) the {LONG} (?! {OPEN} | just) | the {LONG} (?= poss)
        | (?<= ended | finished | closed | began | started | opened) the {LONG} (?! {OPEN})""",
        lengths.pointing,
    ),
    (f"(for | during | through)? (most | much) of (the | that) (period | {LONG}) (?! {OPEN})", lengths.most_of_that),
    ("ever? since then", only(TimeRole.SINCE)),
)

ASIDES: Sequence[Source] = (
    (
        f"""{COUNTED} (old | later | after | into | away | long | from now | before)?
        | (for | after) {LENGTH} (later | old | now)?
        | (a | an) {UNIT} (later | old | away | from now)
        | (in | over | within | during | for)? the? (next | coming | following | upcoming | ensuing)
            ({HEDGE} {NUMBER} | few | several | couple of)? {ANY}""",
        of_length(TimeRole.OTHER),
    ),
    (f"(the | its | their | his | her)? {NTH} {WHOLE} (day | week | month | year)", lengths.nth),
    (
        f"""(until | before | from | by | for) now on? | tomorrow | by (the? end of the)? {LONG} end
        | by the end of the (decade | century) | (by | in | until | before)? next {MON}""",
        only(TimeRole.OTHER),
    ),
)
