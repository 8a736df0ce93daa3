"""Files of visits, CSV or XLSX: read by a mapping, checked, previewed, stored. Stands on the readers of event logs."""
