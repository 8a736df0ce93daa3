"""Timetables, lessons as they were given, and observations of lessons."""
