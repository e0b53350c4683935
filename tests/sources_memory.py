"""Keeps captures as a store would: those of documents handed out, and of containers when they are done."""

from rashomon.model import Document
from rashomon.sources import Run, open_paths


class Memory:
    """What `rashomon.model.Captures` asks for, and `add`, which reads inputs as `rashomon add` does."""

    def __init__(self):
        self.kept, self.seen_again = {}, []

    def latest(self, uri):
        return self.kept.get(uri)

    def again(self, capture):
        self.seen_again.append(capture.uri)

    def done(self, capture):
        self.kept[capture.uri] = capture

    def add(self, *paths, **options):
        outcomes = []
        for outcome in open_paths([str(path) for path in paths], run=Run(captures=self, **options)):
            outcomes.append(outcome)
            if isinstance(outcome, Document):
                self.kept[outcome.capture.uri] = outcome.capture
        return outcomes
