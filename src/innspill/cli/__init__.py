"""The command line: each command parses, calls one function, shows what it gave, and exits."""

from innspill.cli.app import app, main

__all__ = ["app", "main"]
