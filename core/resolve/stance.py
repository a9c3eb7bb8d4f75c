"""Whether a sentence asserts its number, and who says so. Only asserted numbers are judged."""

from __future__ import annotations

from core.language.grammar import rule
from core.model import Quantity, Sentence, Stance
from core.resolve.structure.clause import MARK

_FORECAST = rule(
    r"\b(?:will|shall|won't|is set to|are set to|set to (?:reach|hit|exceed|pass|surpass|top)|"
    r"expect(?:s|ed|ing)?|forecasts?|forecasting|project(?:s|ed|ing|ions?)\b(?! (?:page|manager))|"
    r"predict(?:s|ed|ing|ions?)?|on (?:track|course|pace) (?:to|for)|poised to|likely to|anticipat\w+|"
    r"by the end of (?:this|next) (?:year|month|quarter)|next (?:week|month|year|quarter)|"
    r"at (?:this|that|the current) (?:rate|pace)|(?:up|down)side risks?|analysts?\b[^.;]{0,40}\bsee\b|help (?:us|"
    r"them) (?:get|reach|hit)|"
    r"is about to|are about to|(?<!tokens )(?<!traffic )(?<!usage )going to (?!the\b|named\b|{anybody})|"
    r"in the coming|we model|(?:bear|bull|base) case|by year[- ]end|run[- ]rate of|"
    r"target(?:s|ing)?|goal of|estimates? that .{0,40} will)\b"
)
_FAR_YEAR = rule(r"\bby (?:2027|2028|2029|203\d)\b")  # beyond the data, so a forecast whatever the verb
_MODAL = rule(
    r"\b(?:could(?! (?:only )?(?:do|manage|muster)\b)|"
    # not the month: "finished May in first place"
    r"may(?= [a-z])(?! (?:in|at|with|on|as|was|is|were|saw|brought|had|alone|itself|ended)\b)|"
    r"might|would|can|should|possibly|perhaps|maybe|potentially|reportedly could)\b(?! not be\b)"
)
_IF = rule(
    r"\b(?:if(?! (?:you|we|one) (?:only |just |also )?(?:count|add|rank|look|includ|measur|take|sum|pool|go by)\w*)|"
    r"whether|unless|suppos(?:e|ing)|assum(?:e|ing|es)|imagine|hypothetical\w*|say a|"
    # an invented case: "a team that burns 5B tokens"
    r"a (?:team|user|developer|company|startup|agent) (?:that|who|which|running|burning|sending)|"
    r"an? (?:agent|app|user|heavy user) (?:that|who|which|running|burning|using))\b"
)
_METHOD = rule(  # "if you rank companies rather than models, Anthropic is ahead": how it is counted
    r"\bif (?:you|we|one) (?:only |just |also )?(?:count|add|rank|look|includ|measur|take|sum|pool|go by)\w*"
    r"[^,;:]{0,60},"
)
_FORETOLD = rule(
    rf"^{MARK}*+(?:my |our |the |his |her )?"
    rf"(?:predictions?|forecasts?|bets?|expectations?|outlook|targets?)\b[^:]{{0,60}}:"
)
_IF_AFTER = rule(
    r"^ ?(?:if(?! (?:you|we|one) (?:only |just |also )?(?:count|add|rank|look|includ|measur|take|sum|pool|go by)\w*)|"
    r"unless)\b"
)
_NOT = rule(
    # nobody knows it
    r"\b(?:no (?:public |official |independent )?(?:source|evidence|data|figures?|one|proof|record)|"
    r"not (?:confirm|verif|prove|mean|true|correct|the case)\w*|"
    r"never (?:confirmed|reached|hit|passed|exceeded|verified|published)|"
    r"cannot (?:be )?(?:confirm|verif|check)\w*|can't be (?:confirmed|verified)|"
    # it is not so; "has not left the top" says that it is
    r"(?:does|did|do|has|have|had|is|was|were|are)(?:n't| not)"
    r"(?! (?:only|just|left|budged|moved|relinquished|lost|given up|slipped|fallen))|"
    # it is said to be wrong
    r"den(?:y|ied|ies)|false(?:ly)?|myth|misleading|wrong(?:ly)?|debunk\w*|nor|far from|short of|failed to|"
    r"fell short of|unlikely|rather than|yet to|earlier version|correction|misstated|"
    r"incorrectly|mistakenly|previously said)\b"
)
_NOT_AFTER = rule(r"^ ?(?:\w+ ){0,3}(?:is|was|are|were) (?:not|false|wrong|incorrect|unconfirmed|disputed)\b")
_TOLD = rule(
    r"\b(?:claims?|rumou?rs?|posts?|ideas?|notions?|stor(?:y|ies)|suggestions?|beliefs?|"
    r"assertions?)\b[^.;:]{0,60}\bthat\b"
)
_TOLD_WRONG = rule(
    r"\b(?:is|was|are|were|do|does|did|has|have|can)(?: not|n't)\b|\b(?:is|was|are|were) (?:\w+ )?(?:false|wrong|"
    r"incorrect|unsupported|unfounded|baseless|misleading|debunked|unconfirmed)\b|\bno (?:evidence|basis|support)\b"
)
_QUOTED = rule(
    rf"^{MARK}*+(?:the |viral )?(?:claim|myth|rumou?r)\b[^:]{{0,20}}:"
)  # the label of a claim that is taken apart
_NO_OTHER = rule(r"\b(?:no|not) (?:\w+ ){0,2}(?:earlier|previous|other) (?:week|month)\b")
_OPINION = rule(
    r"\b(?:i think|i believe|i guess|in my (?:view|opinion)|we (?:think|believe)|feels like|seems like|arguably|(?:my|"
    r"our|a|the) (?:own )?(?:best )?guess|rumou?r(?:s|ed)?|speculat\w+)\b"
)
_SPEAKER = rule(
    r"(?:\b[Aa]ccording to (?P<to>[^,.;:]{2,80})|"
    r"(?P<say>[A-Z@][\w.'’&-]{0,40}(?: (?:of|and|the|[A-Z][\w.'’&-]{0,40})){0,6}) "
    r"(?:said|says|say|told|wrote|writes|claimed|claims|reported|reports|noted|notes|announced|estimates?|argues?|"
    r"argued|tweeted|posted|stated|found)\b)"
)
_MARK = rule(r"[,;:.]")
_CLAUSES = rule(
    r"[;:]|, (?:which|whose|who)\b|\bbut\b|\bwhile\b|\bwhereas\b|(?<!no), (?:and|though|although)\b|"
    "\\band (?={anybody} (?:has|have|had|is|was|were|are)\\b)"
)


def stance_of(quantity: Quantity, sentence: Sentence, lead: str, tail: str) -> Stance:
    """How the sentence stands to a number. ``lead`` and ``tail`` are the masked words around it, lower case.

    A heading asserts its number unless it asks: headlines leave out the words that a stance is told by. The denial in
    "is not in the top ten" belongs to the number itself.
    """
    if sentence.heading and not sentence.text.endswith("?"):
        return Stance.ASSERTED
    stance = _told(sentence.text, lead, tail)
    return Stance.ASSERTED if quantity.form == "absent" and stance is Stance.NEGATED else stance


def _told(sentence: str, lead: str, tail: str) -> Stance:
    """The stance that the words tell.

    A cue counts in the number's own clause before it, or right behind it; a question counts for its whole sentence.
    """
    if sentence.rstrip("\"')” ").endswith("?"):
        return Stance.QUESTION
    clause, near = _CLAUSES.split(_METHOD.sub("", lead))[-1], _MARK.split(tail)[0][:60]
    if _IF.search(clause) or _IF_AFTER.match(near):
        return Stance.HYPOTHETICAL
    if _FORECAST.search(clause) or _FORETOLD.match(lead) or _FAR_YEAR.search(clause + near):
        return Stance.FORECAST
    if _MODAL.search(clause):
        return Stance.HYPOTHETICAL
    if _TOLD.search(lead) and _TOLD_WRONG.search(tail):
        return Stance.NEGATED
    if _NOT.search(clause) or _NO_OTHER.search(clause) or _NOT_AFTER.match(near):
        return Stance.NEGATED
    return Stance.OPINION if _OPINION.search(clause) or _QUOTED.match(lead) else Stance.ASSERTED


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
