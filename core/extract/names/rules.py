"""The grammar of names, as regular expressions over the letters of their classes.

The letters are those of ``lexicon.CODES``; besides, ``V`` is a version without its brand ("V3.2"), ``_`` any other
word, ``#`` a whole number up to 100, ``D`` any other number, ``'`` a possessive, ``;`` other marks, and the marks
``, . : / ( ) & % $`` stand for themselves.
"""

from __future__ import annotations

import re

from core.language.grammar import pattern

_A = "a{0,5}"  # AI, large language, leading: bounded, so that no text makes the search slow

_COUNTRY = r"(?:(?:c|n'?)(?:d(?=[aowtmNlbkKpzu_'LFMX]))?)"  # Chinese, China's, US-developed

_OPEN = rf"(?:[wo]{_A})"

_HEAD = r"(?:[ml]|N(?=[uh]))"  # models, labs, "model" in "model usage"

_ENDS = r"(?=[.,;:)]|$)"

_NOT_NAME = r"(?!'?[LFMX])"  # "Chinese startups MiniMax and Moonshot" are themselves

CAN_START = r"(?=[acdeiklmnopqtwxbFHKLMNOPQRSTUVWXZ\#])"  # most words are none of these, and each rule is tried in turn

GRAMMAR = pattern(
    rf"""
      {CAN_START}(?:
      # stray uses: US restrictions, US$; and a maker's country: China's DeepSeek
      (?P<nothing>   Z | n\$ | {_COUNTRY}[a_]?z | {_COUNTRY}[a_]{{0,2}}[mNlb]?'?(?=[LFMX]) )
      # US users, users in China
    | (?P<people>    {_COUNTRY}[aKkow]{{0,4}}p | p[ir]e?[nc](?![mNluh]) )
      # coding workloads, Chinese reasoning models; small models; bare: roleplay
    | (?P<task>      {_COUNTRY}?{_OPEN}?(?:[kK]&?){{0,4}}[kK]{_A}[mNuph]{{1,4}}
                   | {_COUNTRY}?{_OPEN}?S{_A}[wo]?{_A}[mN] | k )
      # Chinese open-weight AI models; the share that is Chinese; systems built in China
    | (?P<country>   x?{_OPEN}?(?:{_COUNTRY}(?=[^'])|c|n')(?:[awotT\#]|_(?=_?{_A}[wo]?{_A}{_HEAD})){{0,5}}
                     {_HEAD}(?:\({_HEAD}?\))?{_NOT_NAME}
                   | x?{_OPEN}?ca?[wo]?(?=[juhv&%])(?!&?[mNlb]) | x?{_OPEN}?ca?[wo]?{_ENDS}
                   | {_OPEN}?{_A}[ml](?:j?d[irv]|r)x?e?n )
      # the Hangzhou-based startup, that model; a Chinese lab is nobody; "Model processed", as a brief begins
    | (?P<one>       e[a_cnd]{{0,3}}[bN](?![uh]){_NOT_NAME} | [cn]{_A}[bN] | (?:(?<=\A;)|\A)[bN](?='|_[^N]|j) )
      # 14T in the US against 19T in China
    | (?P<sided>     (?<=[gu])ie?n[_,&j]{{1,2}}[\#D]g?u{{0,2}}ie?n )
      # in China, across the US
    | (?P<place>     ie?n(?:,n){{0,5}}(?:&e?n)?(?!['muhldkKoawcN]|&c) )
      # those made in China
    | (?P<those>     (?<=e)d[irv]e?n )
      # Chinese cuisine
    | (?P<field>     c(?=[_aeokqtOsfKS]) )
      # China's 9.2T, the US share, outside China
    | (?P<bare>      x?[cn] | xen )
      # V3 or DeepSeek's V3
    | (?P<version>   (?:L'?)?V )
      # Xiaomi's MiMo, Moonshot/Kimi, Kimi K2 (Moonshot AI), the Kimi models
    | (?P<named>     (?:L['/(:]?)?[FMX](?:\(L\)|rL)?\)?m? | L'?{_OPEN}?{_A}m | L )
      # open-weight models; open usage; 60% OSS; open and closed models
    | (?P<weights>   W | w {_A}[mNl] | w(?=[uh]) | o {_A}[mN] | o(?=&{_OPEN}[mN]) | (?<=[\#D%])w(?![zpka_])
                   | w(?=[.,;:)/jyi&v]|$) )
      # the runner-up, the second most used model
    | (?P<ranked>    R | O[ts]{_A}N | (?<![cnwo\#])t {_A}N(?![uhs]){_NOT_NAME} )
      # the top ten models, the ten largest models, top models
    | (?P<top>       t\#(?![g%,.]?D)(?![g%])(?:{_A}{_OPEN}?[cn]?{_A}[ml])? | \#t {_A}[ml] | \#t(?=i?e?P|[.,;:)]|$)
                   | (?<![cnwo])t {_A}[mN]{_NOT_NAME} )
      # OpenRouter, the platform, total weekly volume
    | (?P<platform>  P | H | (?<![qcnLFMX'])T[Tya]{{0,4}}[mNa]?u{{1,3}}(?!j?_?[vr]e?[woa]*[cnLFMX]) )
      # they; the company; those five models
    | (?P<pronoun>   q | Q | e\#{_A}[ml] )
      # Azure, Ernie
    | (?P<unlisted>  U )
      )
    """,
    re.X,
)
