"""DOCUMENT's parse → what it says: one room (folder) per layer.

A layer is a function `Draft -> tuple` registered with `@layer(name, gives=…, needs=(…))`, in its room's `layer.py`. It adds; it
never edits what the layers before it found, save that layers that give the same field (events, then elections) return the
whole of it.
"""

from rashomon.reading.registry import Layer, layer, ordered

__all__ = ["Layer", "layer", "ordered"]
