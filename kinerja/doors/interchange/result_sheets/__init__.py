"""Files of results of old years, CSV or XLSX: read by a mapping, compared, stored as stated."""
