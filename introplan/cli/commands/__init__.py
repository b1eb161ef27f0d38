"""One file a command: how it is typed, what its help says, and where its work begins.

The work is imported when the command runs, so that help and faults come at once.
"""
