"""Gives each challenge its theme, with how sure that is and the words that decided."""

from innspill.classify.decide import Classifier
from innspill.classify.evidence import Evidence
from innspill.classify.terms import TermHit, TermIndex

__all__ = ["Classifier", "Evidence", "TermHit", "TermIndex"]
