"""`python -m statusfix` is the command."""

import os
import sys


def forget_working_directory() -> None:
    """Take the folder away from the path that `-m` puts first there.

    It is the code under analysis, and a libcst/ or json.py in it is not the one that we mean.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if sys.path[0] == os.getcwd() != home:
        del sys.path[0]


if __name__ == "__main__":
    forget_working_directory()
    from statusfix.cli import run

    run()
