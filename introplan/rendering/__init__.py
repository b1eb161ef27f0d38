"""From a plan to files: pure functions that yield paths, relative to the programme's output folder, and bytes."""
