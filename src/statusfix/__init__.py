"""HTTP status codes in Python web code: found, judged and rewritten.

`check` and `fix` are the library; docs/api.md shows them. Names are loaded when they are first
used: importing the package costs nothing.
"""

__version__ = "0.1.0"
__all__ = [
    "Edit",
    "Finding",
    "Fix",
    "Fixed",
    "Options",
    "Project",
    "Report",
    "SourceText",
    "StatusfixError",
    "check",
    "decode",
    "fix",
    "load_options",
    "project_of",
]

TYPE_CHECKING = False  # what type checkers take for true, without the import of typing
if TYPE_CHECKING:
    from statusfix.api import (
        Edit,
        Finding,
        Fix,
        Fixed,
        Options,
        Project,
        Report,
        SourceText,
        StatusfixError,
        check,
        decode,
        fix,
        load_options,
        project_of,
    )
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from statusfix import api

        value = globals()[name] = getattr(api, name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
