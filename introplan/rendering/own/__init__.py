"""What is somebody's own, in words: the same values in their print and on their page."""
