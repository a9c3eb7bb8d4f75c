"""Short ways to write periods, entities and questions."""

from datetime import date, timedelta

from core.model import Basis, Count, Entity, EntityKind, Grain, Measure, Period, Query

CN = Entity(EntityKind.COUNTRY, "CN", "Chinese models")
US = Entity(EntityKind.COUNTRY, "US", "US models")
M25 = Entity(EntityKind.MODEL, "minimax/minimax-m2.5", "MiniMax M2.5")


def week(monday: str) -> Period:
    first = date.fromisoformat(monday)
    return Period(first, first + timedelta(days=6), Basis.STATED, Grain.WEEK)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last), Basis.STATED)


def volume(entity: Entity, count: Count, period: Period, per: Grain | None = None) -> Query:
    return Query(Measure.VOLUME, entity, count, period, per=per)
