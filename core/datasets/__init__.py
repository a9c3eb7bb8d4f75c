"""The published figures: the snapshot, its nouns and all arithmetic on it."""

from core.datasets.answers.order import ranking
from core.datasets.count import series
from core.datasets.measure import measure
from core.datasets.snapshot import Dataset, load
from core.model import CHART_SIZE

__all__ = ["CHART_SIZE", "Dataset", "load", "measure", "ranking", "series"]
