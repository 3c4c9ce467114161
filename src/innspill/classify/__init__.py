"""Gives each challenge its theme, with how sure that is and the words that decided."""

from innspill.classify.decide import Classifier
from innspill.classify.ngrams import WordEvidence
from innspill.classify.terms import TermHit, TermIndex

__all__ = ["Classifier", "TermHit", "TermIndex", "WordEvidence"]
