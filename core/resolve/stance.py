"""Whether a sentence asserts its number, and who says so. Only asserted numbers are judged."""

from __future__ import annotations

import re

from core.model import Quantity, Stance

_FORECAST = re.compile(
    r"\b(?:will|shall|won't|is set to|are set to|set to (?:reach|hit|exceed|pass|surpass|top)|expect(?:s|ed|ing)?"
    r"|forecasts?|forecasting|project(?:s|ed|ing|ions?)\b(?! (?:page|manager))|"
    r"predict(?:s|ed|ing|ions?)?|on (?:track|course|pace) (?:to|for)|poised to|likely to|anticipat\w+"
    r"|by the end of (?:this|next) (?:year|month|quarter)|next (?:week|month|year|quarter)|"
    r"is about to|are about to|going to|in the coming|we model|(?:bear|bull|base) case|by year[- ]end"
    r"|run[- ]rate of|target(?:s|ing)?|goal of|estimates? that .{0,40} will)\b"
)
_MODAL = re.compile(
    r"\b(?:could|may(?! \d)|might|would|can|should|possibly|perhaps|maybe|potentially|reportedly could)\b(?! not be\b)"
)
_IF = re.compile(
    r"\b(?:if|unless|suppos(?:e|ing)|assum(?:e|ing|es)|imagine|hypothetical\w*|say a|a (?:team|user|developer"
    r"|company|startup|agent) (?:that|who|which|running|burning|sending)|an? (?:agent|app|user"
    r"|heavy user) (?:that|who|which|running|burning|using))\b"
)
_NOT = re.compile(
    r"\b(?:no (?:public |official |independent )?(?:source|evidence|data|figures?|one|proof|record)"
    r"|not (?:confirm|verif|prove|mean|true|correct|the case)\w*|"
    r"never (?:confirmed|reached|hit|passed|exceeded|verified|published)|cannot (?:be )?(?:confirm|verif"
    r"|check)\w*|can't be (?:confirmed|verified)|(?:does|did|do|has|have|had|is|was|were|are)(?:n't"
    r"| not)(?! (?:only|just|left|budged|moved|relinquished|lost|given up|slipped|fallen))|"
    r"den(?:y|ied|ies)|false(?:ly)?|myth|misleading|wrong(?:ly)?|debunk\w*|nor|far from|short of|failed to"
    r"|fell short of|unlikely|rather than|yet to|earlier version|correction|misstated|incorrectly|mistakenly"
    r"|previously said)\b"
)
_OPINION = re.compile(
    r"\b(?:i think|i believe|i guess|in my (?:view|opinion)|we (?:think|believe)|feels like|seems like|arguably"
    r"|rumou?r(?:s|ed)?|speculat\w+)\b"
)
_SPEAKER = re.compile(
    r"(?:\b[Aa]ccording to (?P<to>[^,.;:]{2,80})|(?P<say>(?:[A-Z@][\w.'’&-]*(?: (?:of|and|the"
    r"|[A-Z][\w.'’&-]*))*)) (?:said|says|say|told|wrote|writes|claimed|claims|reported|reports|noted|notes"
    r"|announced|estimates?|argues?|argued|tweeted|posted|stated|found)\b)"
)
_NAMES_PERIOD = re.compile(r"\b(?:no|not) (?:\w+ ){0,2}(?:earlier|previous|other) (?:week|month)\b")


def stance_of(quantity: Quantity, sentence: str, lead: str, tail: str) -> Stance:
    """How the sentence stands to the number. ``lead`` and ``tail`` are the masked words around it, lower case.

    A cue counts in the number's own clause before it, or right behind it; a question counts for its whole sentence.
    """
    if sentence.rstrip("\"')” ").endswith("?"):
        return Stance.QUESTION
    clause = re.split(r"[;:]|\bbut\b|\bwhile\b|\bwhereas\b|(?<!no), (?:and|though|although)\b", lead)[-1]
    near_tail = re.split(r"[,;:.]", tail)[0][:60]
    if _IF.search(clause) or re.match(r"^ ?(?:if|unless)\b", near_tail):
        return Stance.HYPOTHETICAL
    if _FORECAST.search(clause) or re.search(r"\bby (?:2027|2028|2029|203\d)\b", clause + near_tail):
        return Stance.FORECAST
    if _MODAL.search(clause):
        return Stance.HYPOTHETICAL
    if (
        _NOT.search(clause)
        or _NAMES_PERIOD.search(clause)
        or re.match(
            r"^ ?(?:\w+ ){0,3}(?:is|was|are|were) (?:not|false|wrong|incorrect|unconfirmed|disputed)\b", near_tail
        )
    ):
        return Stance.NEGATED
    if _OPINION.search(clause):
        return Stance.OPINION
    return Stance.ASSERTED


def speaker_of(sentence: str) -> str:
    """Who the sentence says said it; "" when the article speaks for itself."""
    match = _SPEAKER.search(sentence)
    if match is None:
        return ""
    return (match["to"] or match["say"] or "").strip()


REASONS = {
    Stance.NEGATED: "The sentence denies or doubts this number instead of asserting it.",
    Stance.FORECAST: "This is a forecast, and only what has happened can be checked.",
    Stance.HYPOTHETICAL: "This is a supposition, not a statement of fact.",
    Stance.QUESTION: "This is a question, not a statement of fact.",
    Stance.OPINION: "This is given as an opinion or a rumour, not as a fact.",
}
"""Why a number under each stance is not judged, in the reader's words."""
