"""One scorer per capability."""
