"""Every noun of the program. Values only: frozen, comparable, free of any library but the standard one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from core.interval import Interval
from core.offsets import AS_GIVEN, Offsets

# --- Text ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets: into the plain text while it is read, into the text as given in a report."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True when some character lies in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """True when every character of ``other`` lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def join(self, other: Span) -> Span:
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


# --- Numbers -------------------------------------------------------------------------------------


class Unit(StrEnum):
    """Units of the claims we can judge. Other numbers carry any word as their unit."""

    TOKENS = "tokens"
    FRACTION = "fraction"  # 0.7 for 70 %
    POINTS = "points"  # percentage points, as a fraction: 0.03 for 3 points
    TIMES = "times"
    RANK = "rank"
    WEEKS = "weeks"
    MODELS = "models"
    DATE = "date"


class Comparator(StrEnum):
    """How the words relate the number to the truth. The values are those of the JSON contract."""

    EQUAL = "="
    ABOUT = "~"
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="


class Grain(StrEnum):
    """Lengths of time."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the text, read but not yet understood as a claim.

    ``value`` is in base units: 4.12 trillion is 4.12e12, 70 % is 0.7, "tripled" is 3.0 times, "seventh" is 7.
    ``unit`` is a ``Unit``, an ISO 4217 currency code, a unit of measure or a plural noun; "" when nothing says.
    ``allowed`` is what digits and hedge together allow. ``step`` is the value of the last printed digit,
    0.0 for number words. ``noun`` is the head noun that the number counts, as printed ("tokens", "users").
    ``per`` is the rate's period when one is said ("a week", "/day", "weekly"). ``form`` tells how the number was
    written where that matters to a claim: "ratio" (3-to-1), "multiple" (tripled, 4x, three times), "ordinal",
    "of" (seven of the top ten: value 7, ``whole`` 10), "word", "" for plain digits. ``rounded`` marks a round number
    without a hedge (20 trillion), whose zeros are not taken for digits. ``why`` names what an unclaimed number is
    ("price", "context window"); "" while undecided.
    """

    span: Span
    text: str
    value: float
    unit: str
    comparator: Comparator
    allowed: Interval
    step: float = 0.0
    hedge: str = ""
    noun: str = ""
    per: Grain | None = None
    form: str = ""
    whole: float | None = None
    rounded: bool = False
    why: str = ""


# --- Time ----------------------------------------------------------------------------------------


class Basis(StrEnum):
    """Where a period's dates come from."""

    STATED = "stated"
    PUBLISHED = "from publication date"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days that the words admit, both ends included. ``why`` says in plain English what makes it one."""

    first: date
    last: date
    why: str


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both included; both ``None`` while unknown. ``note`` says how they were found.

    ``others`` are further spans of days that the same words admit, fixed by rule before any number is looked at: a
    board without dates is the last full week, and as well the seven days that the site showed. ``assumed`` is true if
    no word of the number's own sentence gives the dates: they are those of a heading, of sentences before, or of the
    day of publication.
    """

    first: date | None
    last: date | None
    basis: Basis
    grain: Grain | None = None
    note: str = ""
    others: tuple[Window, ...] = ()
    assumed: bool = False

    @property
    def known(self) -> bool:
        """True when both days are known."""
        return self.first is not None and self.last is not None

    @property
    def days(self) -> int:
        """How many days it has; 0 while unknown."""
        return (self.last - self.first).days + 1 if self.first and self.last else 0

    @property
    def windows(self) -> tuple[Window, ...]:
        """All admissible spans of days, its own first; none while unknown."""
        if self.first is None or self.last is None:
            return ()
        return (Window(self.first, self.last, self.note or "the days that the text names"), *self.others)


UNDATED = Period(None, None, Basis.NONE)


class TimeRole(StrEnum):
    """What an expression of time does in its sentence."""

    WHEN = "when"  # in the week of 9-15 February, in 2025, as of May 2026, by mid-June
    NOW = "now"  # currently, today, this week, so far this month: leans on the publication date
    THAT = "that"  # that week, the same month: leans on the period said before
    SINCE = "since"  # since February
    BEFORE = "before"  # six months prior, a year earlier, the week before: a baseline at a distance
    LATER = "later"  # the following week, two weeks later: counted on from the period named before
    DURING = "during"  # in three weeks, over six months, within a year: the length of a change
    STREAK = "streak"  # for five consecutive weeks: a run, with its length
    OTHER = "other"  # an age, a reading time, a forecast horizon: no period of any claim


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time in the text: a date, a length, or a set of times.

    ``period`` holds its dates where the words (or the publication date) give them. ``amount`` and ``grain`` hold
    the distance or length of BEFORE, LATER, DURING and STREAK ("six months prior" is 6, MONTH). ``part`` is "most",
    "average" or "" ("most of 2025"). ``vague`` is the reason why no dates can be given ("early 2026" has dates,
    "recently" has none). ``bound`` is the word that bounds it ("by", "as of", "until", "after" ...; "" for none).
    ``each`` marks a set: what is said holds for every member ("every week", "each of the last five weeks"). ``aside``
    marks the date of something else, a release or a report, which dates no number; ``resolve`` finds out.
    """

    span: Span
    text: str
    role: TimeRole
    period: Period = UNDATED
    amount: float | None = None
    grain: Grain | None = None
    part: str = ""
    vague: str = ""
    bound: str = ""
    each: bool = False
    aside: bool = False


# --- Whose usage ---------------------------------------------------------------------------------


class EntityKind(StrEnum):
    """What a name stands for; the comments say what the entity's key holds."""

    PLATFORM = "platform"  # everything on OpenRouter
    COUNTRY = "country"  # key: ISO code, or a region of data/lexicon ("WEST", "NON-US")
    LAB = "lab"  # key: author slug
    FAMILY = "family"  # key: author/family, e.g. xiaomi/mimo
    MODEL = "model"  # key: author/model without date and variant
    WEIGHTS = "weights"  # key: open or closed
    TOP = "top"  # key: N, the N models with most tokens in the period; lab/N, the N labs; charted
    RANK = "rank"  # key: N, the model at that rank
    GROUP = "group"  # the sum of ``members``
    UNLISTED = "unlisted"  # a group the data does not list (reasoning models, coding, other platforms)


@dataclass(frozen=True, slots=True)
class Entity:
    """Whose tokens a number counts. ``weights`` narrows any entity to its open or closed models."""

    kind: EntityKind
    key: str = ""
    name: str = ""
    weights: str = ""
    members: tuple[Entity, ...] = ()

    @property
    def size(self) -> int:
        """The N of a top N or of a place."""
        return int(self.key.rpartition("/")[2])

    @property
    def id(self) -> str:
        """The identifier of the JSON contract, e.g. ``country:CN``, ``country:CN+weights:open``, ``platform``."""
        if self.kind is EntityKind.GROUP:
            return ",".join(member.id for member in self.members)
        base = self.kind.value if self.kind is EntityKind.PLATFORM else f"{self.kind.value}:{self.key}"
        return f"{base}+weights:{self.weights}" if self.weights else base


PLATFORM = Entity(EntityKind.PLATFORM, "", "OpenRouter as a whole")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity. ``entity`` is ``None`` for a pronoun or phrase still to be resolved.

    ``form`` is "name", "pronoun" (they, it, its), "phrase" (the company, the former, the trio, the runner-up) or
    "field" (adjective before another noun). ``plural`` helps to resolve it. ``note`` says what is ambiguous.
    """

    span: Span
    text: str
    entity: Entity | None
    form: str = "name"
    plural: bool = False
    note: str = ""


# --- Sentences -----------------------------------------------------------------------------------


class Stance(StrEnum):
    """How the sentence stands to its number."""

    ASSERTED = "asserted"
    NEGATED = "negated"
    FORECAST = "forecast"
    HYPOTHETICAL = "hypothetical"
    QUESTION = "question"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, heading, list item or table row, with everything found in it in reading order."""

    span: Span
    text: str
    paragraph: int
    heading: bool = False
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The text as extracted: plain values, nothing of spaCy's.

    ``text`` is the plain text (``core/extract/surface.py``), which every span of ``sentences`` indexes; ``offsets``
    lead back to ``given``, the text as it came. ``blanked`` are links, handles and tags of the text as given, which are
    not read, each with what it is.
    """

    text: str
    published: date | None
    sentences: tuple[Sentence, ...]
    given: str = ""
    offsets: Offsets = AS_GIVEN
    blanked: tuple[tuple[Span, str], ...] = ()


# --- Statements ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Statement:
    """A quantity with everything its surroundings say about it: the input of every claim kind.

    ``lead`` and ``tail`` are the words of the sentence before and after the quantity, lower case, with every entity,
    time and other number painted over by the tag of its kind (``core/language/tags.py``), so that a kind's rules are
    written over grammar and not over names. ``subject`` and ``other`` are ``None`` when nobody is named.
    ``peers`` are the quantities of the same sentence, in reading order, this one included. ``qualifier`` is a mention
    of something the data does not break down that narrows the number ("60 % of coding requests"). ``period`` is that of
    a level, ``until`` that of a change's end: "from a week earlier" dates the first and only measures the second.
    ``each`` is true where the words say the number of every week (day, month) in turn, not of all of them together.
    ``dealt`` is true for a number of a list that was dealt out over a list of names or of times.
    """

    sentence: Sentence
    quantity: Quantity
    lead: str
    tail: str
    subject: Entity | None
    other: Entity | None
    period: Period
    baseline: Baseline | None
    during: Time | None
    scope: Scope
    stance: Stance
    speaker: str
    on_topic: bool
    peers: tuple[Quantity, ...] = ()
    notes: tuple[str, ...] = ()
    qualifier: Mention | None = None
    until: Period = UNDATED
    each: bool = False
    dealt: bool = False

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which a level may hold, fixed by rule; the first is the period."""
        return self.period.windows

    @property
    def ahead(self) -> str:
        """The sentence's own words up to the number."""
        return self.sentence.text[: self.quantity.span.start - self.sentence.span.start]

    @property
    def behind(self) -> str:
        """The sentence's own words from the number on."""
        return self.sentence.text[self.quantity.span.end - self.sentence.span.start :]


class Turn(StrEnum):
    """What a word does that turns a sentence: the classes of ``data/lexicon/turning.csv``."""

    DENIAL = "denial"
    EACH = "each"  # true of each member and not of the sum
    ALL = "all"  # takes everything of the subject's together
    EXCEPT = "except"  # all but one, the rest
    AVERAGE = "average"
    PEAK = "peak"
    HOUR = "hour"  # rates: a figure of one hour, day, month or year
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PART = "part"  # of some users, hosts, uses or kinds of tokens
    OF_WHICH = "of which"  # of what was named before
    TOTAL = "total"  # a sum from the beginning
    THAN = "than"  # compares with somebody or some time
    TOGETHER = "together"
    IN_TURN = "in turn"  # deals numbers out over names or times
    SHIFT = "shift"  # counts a time from another
    DAYS = "days"  # days with a name of their own, which nobody works out
    VARIANT = "variant"  # a free, paid or other variant of a model


@dataclass(frozen=True, slots=True)
class TurningWord:
    """A word or phrase in a number's own clause that turns what the sentence says, as printed in lower case."""

    words: str
    turn: Turn


# --- Claims --------------------------------------------------------------------------------------


CHART_SIZE = 9
"""Models that OpenRouter's rankings chart names each week; all others share one band."""


class Count(StrEnum):
    """Which models are counted."""

    CHARTED = "charted"  # the nine that the rankings chart names in that week
    NAMED = "named"  # every model that the data names: the top 50 of each day
    ALL = "all"  # the whole platform, with the unnamed rest as bounds
    TOP = "top"  # the N largest, as the article words it


@dataclass(frozen=True, slots=True)
class Scope:
    """The counts that a claim's words ask for, fixed before any number is looked at, and the rule that says so.

    ``top`` is N for "of the top N". ``of`` is the whole of a share when it is not everything counted.
    """

    counts: tuple[Count, ...]
    rule: str
    top: int | None = None
    of: Entity | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured from. ``back`` is how far before the change's own period, where the words say so."""

    period: Period
    back: tuple[float, Grain] | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One number that can be put beside the data, with everything its words say about it.

    ``detail`` holds what a kind needs beyond the common fields (documented in the kind's file). ``sense`` is what the
    claim's words leave to its sentence, for a reader ("above 20.0 trillion tokens"). ``blocked`` is a
    reason why the words cannot be checked whatever the data says; "" when they can. ``speaker`` is who said it.
    ``unread`` are words of the number's own clause that turn the sentence and that its kind does not read.
    """

    id: str
    kind: str
    span: Span
    text: str
    sentence: Span
    quantity: Quantity
    subject: Entity
    other: Entity | None
    period: Period
    scope: Scope
    baseline: Baseline | None = None
    stance: Stance = Stance.ASSERTED
    speaker: str = ""
    detail: str = ""
    sense: str = ""
    blocked: str = ""
    caveats: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """All spans of days in which the claim may hold, fixed by rule; the first is the period."""
        return self.period.windows


# --- Evidence ------------------------------------------------------------------------------------


class Measure(StrEnum):
    """What can be computed. All arithmetic is in ``core/datasets/measure.py``."""

    VOLUME = "volume"  # tokens; per ``per`` when given, else the sum over the period
    SHARE = "share"  # subject / whole, fraction
    RATIO = "ratio"  # subject / other, times
    DIFFERENCE = "difference"  # subject - other, or period - baseline, tokens
    GROWTH = "growth"  # period / baseline - 1, fraction
    MULTIPLE = "multiple"  # period / baseline, times
    POINTS = "points"  # share in period - share in baseline, or the subject's - other's, points
    CONTRIBUTION = "contribution"  # subject's increase / whole's increase, fraction
    RANK = "rank"  # place of the subject among its peers (models among models, labs among labs ...)
    PLACES = "places"  # how many of the top N are the subject's, models (or labs)
    FIRST = "first"  # first week in which subject > other, as a proleptic ordinal of its Monday
    STREAK = "streak"  # weeks in a row up to the period, weeks
    REACHED = "reached"  # place of the subject in the order in which its peers first passed a threshold in a week
    RECORD = "record"  # place of the period's value among all weeks up to it (1 = highest ever)


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the data, complete in itself."""

    measure: Measure
    subject: Entity
    count: Count
    period: Period
    other: Entity | None = None
    baseline: Period | None = None
    per: Grain | None = None
    top: int | None = None
    of: Entity | None = None
    among: EntityKind = EntityKind.MODEL
    rollup: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Rows of the data that entered a figure: a slug as published, the first of the days summed, tokens."""

    model: str
    when: date
    tokens: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the data says. ``interval`` is ``None`` when nothing could be computed, and ``missing`` says why.

    ``loose`` is the reason why the interval is wider than a point; "" where it is exact. ``restated`` is by how much (a
    fraction) the source is known to have changed figures of these days after they were quoted.
    """

    interval: Interval | None
    unit: str
    steps: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    caveats: tuple[str, ...] = ()
    missing: str = ""
    loose: str = ""
    restated: float = 0.0


# --- Verdicts ------------------------------------------------------------------------------------


class Fit(StrEnum):
    """How one reading's evidence stands to the words."""

    HOLDS = "holds"
    CLOSE = "close"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    CONTRADICTED = "contradicted"
    OPEN = "open"
    MISSING = "missing"


class Flag(StrEnum):
    """The flag on a claim card."""

    VERIFIED = "verified"
    DEPENDS = "depends"
    UNVERIFIED = "unverified"
    UNCHECKABLE = "uncheckable"


class Rating(StrEnum):
    """The rating shown beside the flag."""

    VERIFIED = "Verified"
    ONE_COUNT = "Verified on one count"
    OVERSTATED = "Overstated"
    UNDERSTATED = "Understated"
    CONTRADICTED = "Contradicted"
    UNCHECKABLE = "Can't check"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One reading, computed and compared: a way of counting in one window. Only those with ``applies`` decide.

    ``window`` is given where the words admit several. ``gap`` is how far the data lies from what the words allow, in
    the unit's own base.
    """

    query: Query
    evidence: Evidence
    fit: Fit
    applies: bool = True
    label: str = ""
    gap: float = 0.0
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The flag and rating of a claim. ``reason`` is always given for "Can't check"."""

    flag: Flag
    rating: Rating
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A run of days that several claims of an article fit together, none of which names it or fits its own period.

    ``claims`` are the ids of those that do, ``of`` is how many there were to try.
    """

    first: date
    last: date
    claims: tuple[str, ...]
    of: int


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim with its evidence, verdict and the words for it.

    ``slip`` offers one possible slip that would explain a miss. ``chance`` is the share of other weeks and subjects
    whose figure would also have fitted the words, ``None`` where there is nothing to compare with. ``fits`` lists
    the Mondays of weeks on which an undated claim holds.
    """

    claim: Claim
    judgements: tuple[Judgement, ...]
    verdict: Verdict
    finding: str
    caveats: tuple[str, ...] = ()
    slip: str = ""
    chance: float | None = None
    fits: tuple[date, ...] = ()
    by_reader: bool = False


# --- Sources -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dataset comes from. Travels with every figure."""

    source: str
    producer: str
    endpoint: str
    licence: str
    licence_url: str
    citation: str
    as_of: date
    obtained: str
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A text to be checked. ``published`` is ``None`` when nobody said when it appeared."""

    text: str
    title: str = ""
    published: date | None = None
    url: str = ""
    publisher: str = ""
    slug: str = ""
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A claim said again word for word: where it stands, in which sentence, and the id of the first."""

    span: Span
    sentence: Span
    first: str


@dataclass(frozen=True, slots=True)
class Report:
    """Every number of an article, each in exactly one place: a claim, or another number with its reason.

    ``repeats`` tells of those other numbers that are a claim said again: readers are shown its card once. ``fits`` are
    the runs of days that numbers which miss their own period fit together, the best first. ``unread`` are paragraphs
    that were given up because reading them took too long: their numbers are in neither place.
    """

    article: Article
    origin: Origin
    first: date
    last: date
    claims: tuple[CheckedClaim, ...]
    others: tuple[Quantity, ...] = field(default=())
    repeats: tuple[Repeat, ...] = field(default=())
    fits: tuple[Fitting, ...] = field(default=())
    unread: tuple[Span, ...] = field(default=())
