"""Who may do what: permissions, actors, verdicts, the registry of policies. No tables."""
