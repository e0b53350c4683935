"""Number of English nouns by their endings, where no parse is at hand."""


def singular(word: str) -> str:
    """Return a lower-case noun in the singular, by its ending.

    >>> singular("policemen"), singular("bodies"), singular("drones"), singular("police"), singular("virus")
    ('policeman', 'body', 'drone', 'police', 'virus')
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) else word
