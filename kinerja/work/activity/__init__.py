"""What people report themselves: declared results, ideas."""
