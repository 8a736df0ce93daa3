"""Sheets of units, posts, staff and appointments (XLSX, CSV): read into plain rows, and made as templates."""
