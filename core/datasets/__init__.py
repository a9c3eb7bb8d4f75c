"""The published figures: the snapshot, its nouns and all arithmetic on it."""

from core.datasets.measure import CHART_SIZE, measure, ranking, series
from core.datasets.snapshot import Dataset, load

__all__ = ["CHART_SIZE", "Dataset", "load", "measure", "ranking", "series"]
