"""The pipeline by the name of its first home: ``from core.check import check``. It lives in ``core.checking``.

Importing it puts this module where ``core.check``, the function for programs, stood; so it can be called as that one.
"""

import sys
from types import ModuleType

import core
from core.checking import check

__all__ = ["check"]

_FOR_PROGRAMS = core.check


class _Callable(ModuleType):
    __call__ = staticmethod(_FOR_PROGRAMS)


sys.modules[__name__].__class__ = _Callable
