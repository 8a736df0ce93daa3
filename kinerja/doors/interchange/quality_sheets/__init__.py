"""Quality counts of wards from CSV and XLSX."""
