"""Incidents in other people's columns: one scheme a file (schemes/), one file format a file (writers/), any scheme in any format."""

from rashomon.exports.columns import Cell, Column, Row
from rashomon.exports.incident import Day, IncidentView, Party
from rashomon.exports.scheme import LeftOut, Reviews, Run, Scheme, find_schemes, get_scheme, scheme, scheme_names
from rashomon.exports.table import Table
from rashomon.exports.writer import Writer, get_writer, writer, writer_for, writer_names

__all__ = [
    "Cell",
    "Column",
    "Day",
    "IncidentView",
    "LeftOut",
    "Party",
    "Reviews",
    "Row",
    "Run",
    "Scheme",
    "Table",
    "Writer",
    "find_schemes",
    "get_scheme",
    "get_writer",
    "scheme",
    "scheme_names",
    "writer",
    "writer_for",
    "writer_names",
]
