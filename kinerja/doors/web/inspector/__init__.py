"""Pages of the inspector: the audit trail."""
