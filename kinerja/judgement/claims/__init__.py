"""“My data are wrong”: said, answered in time, put right, and the figures counted again."""
