"""Every table as CSV and XLSX: the page's own table, read from the page, so that a file never says more than a page."""
