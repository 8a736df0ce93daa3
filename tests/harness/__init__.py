"""What the tests stand on: two databases, homes of their own, guards."""
