"""Quality of care: national quality indicators counted shift by shift."""
