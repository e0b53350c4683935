"""What a `Content-Type` says."""

from email.message import Message


def media_type(written: str | None) -> tuple[str | None, str | None]:
    """Return the media type and the charset in a header's value, each None where it is not there.

    >>> media_type('Text/HTML; charset="UTF-8"'), media_type("text/plain"), media_type(None)
    (('text/html', 'UTF-8'), ('text/plain', None), (None, None))
    """
    if not written or "/" not in written.partition(";")[0]:
        return None, None
    head = Message()
    head["Content-Type"] = " ".join(written.split())
    charset = head.get_param("charset")
    return head.get_content_type(), charset if isinstance(charset, str) else None
