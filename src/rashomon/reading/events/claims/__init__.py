"""Claims: figures, fates and outcomes, each with the words that say it."""
