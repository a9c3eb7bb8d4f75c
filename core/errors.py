"""The ways in which input can be unusable. Each message says what is wrong and what to do."""

from __future__ import annotations


class DataError(Exception):
    """A snapshot is missing, broken or edited: the message names file, row and cure."""


class ArticleError(Exception):
    """A text cannot be read as an article: the message says what to do instead."""


class RefreshError(Exception):
    """The data cannot be brought up to date: the message says why, and the snapshot in use is as it was."""
