"""The law as data: dated provisions with their articles, rules that cite them, cases a lawyer can read."""
