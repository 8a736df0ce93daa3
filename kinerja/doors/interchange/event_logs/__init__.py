"""Event logs: CSV, XES and XLSX files of cases and their steps, read by a mapping, checked, previewed, stored."""
