"""The only room that puts stages together: bytes to readings, readings to dossiers, both to and from the store."""

from rashomon.pipeline.read import (
    DEFAULT_MODELS,
    LAYERS,
    MODELS,
    VERSION,
    layers,
    read_all,
    read_document,
    read_documents,
)

__all__ = ["DEFAULT_MODELS", "LAYERS", "MODELS", "VERSION", "layers", "read_all", "read_document", "read_documents"]
