"""One incident as all its reports tell it: versions, figures, revisions, and a summary."""
