"""The only room that puts stages together: bytes to readings, readings to dossiers, both to and from the store."""

from rashomon.pipeline.read import LAYERS, VERSION, read_all, read_document, read_documents

__all__ = ["LAYERS", "VERSION", "read_all", "read_document", "read_documents"]
