"""Kinerja: the performance of civil servants, measured from the services they really gave."""

__version__ = "0.1.0"
