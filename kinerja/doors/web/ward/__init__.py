"""The pages of a ward: quality counted shift by shift."""
