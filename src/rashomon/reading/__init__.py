"""DOCUMENT's parse → what it says: one layer per file.

A layer is a function `Draft -> tuple` registered with `@layer(name, gives=…, needs=(…))`. It adds; it never edits what the
layers before it found, save that layers that give the same field (events, then elections) return the whole of it.
"""

from rashomon.reading.layer import Layer, layer, ordered

__all__ = ["Layer", "layer", "ordered"]
