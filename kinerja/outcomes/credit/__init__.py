"""Credit points of functional posts: converted from predicates, gathered, against the next pangkat and jenjang."""
