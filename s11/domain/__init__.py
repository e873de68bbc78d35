"""The rules of an audit, as values and functions: no clock, no database, no web."""
