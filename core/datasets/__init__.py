"""The published figures: the snapshot, its nouns and all arithmetic on it."""

from core.datasets.snapshot import Dataset, load

__all__ = ["Dataset", "load"]
