"""The pipeline by the name of its first home: ``from core.checking import check``. It lives in ``core.checking``."""

from core.checking import check

__all__ = ["check"]
