"""Pages of the leader: distribution, achievement of units."""
