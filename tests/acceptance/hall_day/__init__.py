"""A day of a hall, played: the plan, the people at the keys, and what they wrote down themselves."""
