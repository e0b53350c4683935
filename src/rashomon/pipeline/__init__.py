"""The only room that puts stages together: bytes to readings, readings to dossiers, both to and from the store."""
