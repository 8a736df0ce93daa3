"""How things of the domain look, to whichever audience: figures, plans, explanations, cases."""
