"""Every page and template; one package for each audience."""
