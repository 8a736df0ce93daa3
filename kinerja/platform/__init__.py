"""What every floor needs."""
