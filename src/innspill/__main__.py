"""Lets the program be run as ``python -m innspill``."""

from innspill.cli import main

main()
