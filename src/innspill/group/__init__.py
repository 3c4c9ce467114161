"""Puts challenges that say the same thing together, across partners and both forms of Norwegian."""

from innspill.group.gather import gather_groups

__all__ = ["gather_groups"]
