"""Rules, figures and plain values: no Django, no database, no clock."""
