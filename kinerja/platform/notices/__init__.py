"""What waits on somebody, told once: an outbox in the caller's transaction, delivered afterwards."""
