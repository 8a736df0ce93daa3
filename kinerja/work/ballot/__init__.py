"""Closed surveys on behaviour: who is asked about whom, ballots nobody can join to a voter, what may be shown."""
