"""The `kinerja` command: parses, calls commands and queries, prints."""
