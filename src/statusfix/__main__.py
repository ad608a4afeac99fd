"""`python -m statusfix` is the command."""

from statusfix.cli import run

if __name__ == "__main__":
    run()
