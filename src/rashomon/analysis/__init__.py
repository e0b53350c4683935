"""DOCUMENT → tokens, sentences, names: one file per analyser."""

from rashomon.analysis.english import analyse, analyse_many

__all__ = ["analyse", "analyse_many"]
