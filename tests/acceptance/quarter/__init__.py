"""A quarter of work done through the pages, chapter by chapter."""
