"""/kalibrasi: raters of a unit lay their drafts beside each other before anything holds."""
