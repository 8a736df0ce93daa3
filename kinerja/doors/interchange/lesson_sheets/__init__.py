"""Timetables from CSV and XLSX."""
