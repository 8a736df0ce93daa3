"""Officers who handle requests that outlive the visit."""
