"""Who is named in a sentence, and the part each plays: a subject, a rival, a place or an example.

There is no parser here and none is needed: in press sentences the words right before a name tell. A mention that is
only the place ("on OpenRouter"), the whole of a share ("of the top ten") or the object of a comparison ("passed
American ones, with ...") is no subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from core.extract.names.coreference import COMPARING
from core.language.grammar import rule
from core.language.tags import NUMBER
from core.model import Entity, EntityKind, Mention, Sentence, Span
from core.resolve.structure.clause import Masked

FILL = (
    r"(?:(?:that|those|the ones) (?:(?:of|from|by|in) )?|the |its |their |"
    r"[{named}{group}{they}] |all |every |any |other |rival |fellow |both |only |just ){0,4}"
)
"""What may stand between such a word and the name; a tag is "their", which counts as whom it stands for."""

_OBJECT = rule(
    rf"\b{COMPARING} {FILL}$|"
    rf"\b{{lose}} (?:[a-z]+ ){{0,3}}to {FILL}$|"  # "lost a spot to MiniMax M3"
    rf"{{number}} (?:the|that|those) (?:\w+ ){{0,2}}of {FILL}$"  # "twice the traffic of Sonnet"
)
_FILLED = rule(rf" (?:that of |those of )?{FILL}")
_LED = rule(rf"\b(?:{{lead}}|{{fill}}) {FILL}$")
_APPOSED = rule(r", (?:(?:still|now|already|currently|once|long|by far|\w+ly) ){0,2}$")
_IS = rule(
    rf"\b(?:is|was|are|were|as|be|been|bec[ao]m\w+|remain\w*|stay\w*|finish\w*|end\w* up|rank\w*|named) {FILL}"
    r"(?:#?{number} |no\. ?{number} )?$"
)
_PLACED = rule(
    r"(?:\b(?:of|on|in|across|among|amongst|via|through|by|at|from|to|for|inside|within|outside|under|beyond|into|per|"
    r"using|"
    r"counting|considering|enter(?:s|ed|ing)?|cracked|broke)|"
    rf"\bof all tokens (?:on|at)) {FILL}(?:(?:{{platform}}(?:'s?)?|"
    r"routing|model|ai|aggregation|aggregator|popular|global|big|third-party|us|american|weekly|platform|"
    r"marketplace|router|api)(?: |$)){0,6}$"
)
_EXAMPLE = rule(
    r"(?:\b(?:including|such as|like|e\.g\.,?|especially|notably|particularly|among them|for example,?|chiefly|mainly|"
    r"mostly|primarily|above all)|, (?:led|headed|spearheaded|driven|dominated|carried) by) "
    rf"(?:{{anybody}}(?:'s?)?(?:,? (?:and|or) |,? ))*+{FILL}$"
)
_SOURCE = rule(
    r"^(?:'s?)? ?(?:own |public |weekly |latest |first |new |usage |token |model |official )*"
    r"(?:tables?|rankings?|leader ?boards?|data|charts?|dashboards?|boards?|stud(?:y|ies)|reports?|surveys?|analysis|"
    r"figures|numbers|statistics|stats|blog|lists|listed|names|tracks|ranks|displays|users?|developers?|api|catalogue?|customers?|founders?|ceo|team|"
    r"announce\w*|recorded|counted|logged|tracked|measured|reported|said|says|found|shows?|showed|released|published|records?)\b"
)
_CITED = rule(r"\b(?:according to|as reported by|citing|cited by|told|per) (?:the )?$")
_SPEAKS = rule(
    r"^(?:'s?)? ?(?:cloud |ai |group |itself )?(?:\w+ly |also )?(?:reporting|saying|claiming|announcing|stating|"
    r"putting|estimating|confirming|noting|adding)\b"
)
"""A source is no subject: "according to Tencent", "with Xiaomi reporting 2 trillion tokens"."""
_MAKER = rule(
    r"\b(?:turned out to be|proved to be|revealed (?:to be|as)|owned up to by) $|"
    "[{family}{model}](?:,? (?:\\w+ )?(?:from|by|of|made by|built by|developed by) |, | \\()(?:the )?(?:\\w+ )?$"
)
"""A lab behind its model is only its maker: "Claude Sonnet 4.6 from Anthropic"."""
_FRONTED = rule(r"\b(?:after|since|with|following|despite|before|once|thanks to)\b[^,;:]{3,60}, (?:the )?$")
"""A clause in front, behind which the lab is the subject: "after the launch of MiMo-V2-Pro, Xiaomi"."""
_OWNER = rule(  # "Xiaomi's earlier open-source release, MiMo-V2-Flash"
    r"^(?:'s|') (?:(?:own|new|newer|newest|latest|earlier|older|open-source|open-weight|open|free|paid|flagship|"
    r"popular|small|"
    r"smaller|large|cheap|compact|coding|reasoning|release|model|system|llm),? ){0,4}[{family}{model}]"
)
_HOME = rule(
    r"^(?:'s)?(?:-based)? (?:(?:ai|model|models|api|llm|routing|popular|large|language|third-party) ){0,4}"
    r"(?:{platform}|(?:platform|aggregator|marketplace|router|gateway|site|service|start-?up|"
    r"company|firm)\b)"
)
"""A country that is only where the platform sits: "the U.S. aggregator OpenRouter"."""
_LISTS = rule(r"models?$")  # "every Chinese model the site lists"
_LISTED = {EntityKind.LAB, EntityKind.FAMILY, EntityKind.MODEL}
_AND = rule(r",? (?:and|or|&) |, |,? as well as |/| \+ ")
_FIGURES = rule(r" ?\({number}[^(){number}]{0,20}\)")  # "xAI (1.4T), Google (0.85T) and Anthropic (0.78T) share"


Pair = tuple[Entity, Entity]
"""Two sides that a text sets against each other."""


class Role(StrEnum):
    """The part that a mention plays in its sentence."""

    SUBJECT = "subject"
    OBJECT = "object"
    PLACE = "place"
    EXAMPLE = "example"  # "including OpenAI's GPT-4o and GPT-5"


@dataclass(frozen=True, slots=True)
class Party:
    """A mention in its sentence, with the part it plays there."""

    mention: Mention
    role: Role

    @property
    def entity(self) -> Entity | None:
        """Who it is; ``None`` for a pronoun that points to nobody known."""
        return self.mention.entity


def parties(sentence: Sentence, masked: Masked) -> tuple[Party, ...]:
    """Every mention with its role. Those in an aside right behind a name only say more of it: they own no number."""
    multiples = [q.span.end for q in sentence.quantities if q.form == "multiple"]
    found = tuple(Party(mention, _role(mention, masked, multiples)) for mention in sentence.mentions)
    asides = [*_asides(found, masked), *_complements(found, masked)]
    return tuple(
        replace(party, role=Role.EXAMPLE) if any(aside.covers(party.mention.span) for aside in asides) else party
        for party in found
    )


def _asides(found: tuple[Party, ...], masked: Masked) -> list[Span]:
    """What stands in brackets or between dashes behind a name, with no number in it: "US models (OpenAI, Google)"."""
    asides: list[Span] = []
    for party in found:
        at = party.mention.span.end
        match = _ASIDE.match(masked.after(at))
        if match is None or party.entity is None or party.role is Role.PLACE:
            continue
        inside = "aside" if match["aside"] else "dashed"
        asides.append(Span(masked.offset(at, match.start(inside)), masked.offset(at, match.end(inside))))
    return asides


def _complements(found: tuple[Party, ...], masked: Masked) -> Iterator[Span]:
    """What a copula only says of somebody named before it: "Xiaomi remained the largest Chinese supplier"."""
    for at, party in enumerate(found):
        kind = party.entity.kind if party.entity is not None else None
        if kind not in (EntityKind.COUNTRY, EntityKind.WEIGHTS) or party.mention.text.endswith("s"):
            continue
        owners = (p for p in found[:at] if p.role is Role.SUBJECT and p.entity is not None and p.entity.kind in _LISTED)
        if any(_IS_THE.fullmatch(masked.between(owner.mention.span.end, party.mention.span.start)) for owner in owners):
            yield party.mention.span


_IS_THE = rule(
    r"(?:'s?)?(?: \w+){0,4}? (?:is|was|be|been|bec[ao]mes?|remain(?:s|ed)?|stay(?:s|ed)?)"
    r"(?: (?:still|now|by far|easily|once|long|again))? (?:the|an?|its|one of the)(?: [\w{number}#.-]+){0,4} "
)

_ASIDE = rule(
    r"^(?:'s?)?(?: \w+){0,3}[\s*_]{0,3}"
    r"(?:\((?P<aside>[^(){number}]{1,300})\)|[-–—]{1,2} (?P<dashed>[^()–—{number}]{1,300}) [-–—]{1,2} )"
)


def _role(mention: Mention, masked: Masked, multiples: list[int]) -> Role:
    """``multiples`` are the ends of the sentence's multiples, whose objects follow them: "nearly triple Kimi"."""
    lead = masked.before(mention.span.start)
    if _EXAMPLE.search(lead):
        return Role.EXAMPLE
    kind = mention.entity.kind if mention.entity else None
    if kind is EntityKind.LAB and (
        (_MAKER.search(lead) and not _FRONTED.search(lead)) or _OWNER.match(masked.after(mention.span.end))
    ):
        return Role.PLACE
    if _EVENT_OF.search(lead) and _HAPPENS.match(masked.after(mention.span.end)):
        return Role.PLACE
    if _CITED.search(lead) or (lead.endswith("with ") and _SPEAKS.match(masked.after(mention.span.end))):
        return Role.PLACE
    if kind is EntityKind.COUNTRY and _HOME.match(masked.after(mention.span.end)) and not _LISTS.search(mention.text):
        return Role.PLACE
    if _OBJECT.search(lead) or any(_FILLED.fullmatch(masked.between(end, mention.span.start)) for end in multiples):
        return Role.PLACE if kind is EntityKind.PLATFORM else Role.OBJECT
    return Role.PLACE if _is_place(mention, kind, lead, masked.after(mention.span.end)) else Role.SUBJECT


_EVENT_OF = rule(r"\b(?:the (?:day|week|month|moment)|when|after|before|since|until|once) (?:the |its )?$")
_HAPPENS = rule(  # "3 April, the day Quasar Alpha showed up, was the first ..."
    r"^(?:'s)? (?:first |had |was |were |went )?(?:launch|releas|show|arriv|came|come|live|appear|debut|land|"
    r"dropp|shipp|join|unveil|introduc|announc|open)\w*"
)
_POSSESSED = rule(r"(?:{somebody}(?:'s?)?|\b(?:its|their)) $")  # "saw its OpenRouter volume"
_POSSESSING = rule(r"^(?:'s?)? (?:\w+ ){0,2}{anybody}")  # "OpenRouter's top ten models"


def _is_place(mention: Mention, kind: EntityKind | None, lead: str, tail: str) -> bool:
    """True for a platform, a top set or a rank that is only where something happened."""
    if kind is EntityKind.TOP and lead.endswith(NUMBER):  # "held eight of the top ten places and 61 % of ..."
        return True
    led = _LED.search(lead) is not None
    one = kind is EntityKind.RANK or (kind is EntityKind.TOP and mention.text.lower().endswith("model"))
    if one and not led and (_IS.search(lead) is not None or (_APPOSED.search(lead) and tail.startswith(","))):
        return True
    if kind is EntityKind.RANK and mention.form == "phrase" and not led:
        return False
    if kind not in (EntityKind.PLATFORM, EntityKind.TOP, EntityKind.RANK):
        return False
    if led or _PLACED.search(lead):
        return True
    if kind is EntityKind.PLATFORM and _POSSESSED.search(lead):  # "saw its OpenRouter volume"
        return True
    owner = _POSSESSING.match(tail)  # "OpenRouter's top ten models"
    return kind is EntityKind.PLATFORM and (_SOURCE.match(tail) is not None or owner is not None)


def named_at(found: tuple[Party, ...], offset: int) -> Party | None:
    """The mention that covers an offset of the article."""
    return next((party for party in found if party.mention.span.start <= offset < party.mention.span.end), None)


def is_named(party: Party) -> bool:
    """True for somebody named anew, who is not merely a place or pointed back at."""
    unlisted = party.entity is not None and party.entity.kind is EntityKind.UNLISTED
    return party.mention.form == "name" and party.role in (Role.SUBJECT, Role.OBJECT) and not unlisted


def on_place(found: tuple[Party, ...]) -> bool:
    """True when the sentence names OpenRouter, as subject or as place."""
    return any(party.entity is not None and party.entity.kind is EntityKind.PLATFORM for party in found)


def opponents(found: Iterable[Party]) -> list[Party]:
    """Whom a comparing word sets on the other side; pronouns only where no name is: "narrower than it sounds"."""
    set_against = [party for party in found if party.role is Role.OBJECT and party.entity is not None]
    return [party for party in set_against if party.mention.form != "pronoun"] or set_against


def joined(party: Party, found: tuple[Party, ...], masked: Masked, *, figured: bool = False) -> Entity | None:
    """The mention, or the sum of a list it belongs to ("MiniMax, Moonshot and DeepSeek").

    A list that is ``figured`` has a number in brackets behind every name.
    """
    at = found.index(party)
    first = last = at
    while first > 0 and _one_list(found[first - 1], found[first], masked, figured):
        first -= 1
    while last + 1 < len(found) and _one_list(found[last], found[last + 1], masked, figured):
        last += 1
    members = tuple(dict.fromkeys(p.entity for p in found[first : last + 1] if p.entity is not None))
    if len(members) < 2 or (len(members) == 2 and _apposed(found[first], found[last], masked)):
        return party.entity
    return Entity(EntityKind.GROUP, "", listing([member.name for member in members]), members=members)


def _apposed(left: Party, right: Party, masked: Masked) -> bool:
    """True for two names with only a comma between them, which are no list: "after MiMo's launch, Xiaomi"."""
    return masked.between(left.mention.span.end, right.mention.span.start).strip() == ","


def _one_list(left: Party, right: Party, masked: Masked, figured: bool) -> bool:
    """True for two neighbouring mentions of labs or models with only "and" or a comma between them."""
    listed = all(
        party.entity is not None and party.entity.kind in _LISTED and party.mention.form != "pronoun"
        for party in (left, right)
    )
    between = masked.between(left.mention.span.end, right.mention.span.start)
    return listed and _AND.fullmatch(_FIGURES.sub("", between) if figured else between) is not None


def listing(names: list[str]) -> str:
    """Names as English lists them: "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
