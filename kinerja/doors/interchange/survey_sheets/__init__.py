"""Answers to surveys: CSV and XLSX files, one row a respondent, read by a mapping, checked, stored."""
