"""Names for what the store of the desk's tests holds."""

_WORDS = {"one": "crowd", "two": "doctor", "three": "miners", "hostile": "guards"}


def report(store, id="one"):
    """Return the id of a report by that of the tests."""
    (hit,) = store.search(_WORDS[id])
    return hit.document


def incident(store, id="one"):
    """Return the incident in which a report's first event is now."""
    document = report(store, id)
    first = store.refs([document])[document][0]
    return store.incidents_of([first])[first]
