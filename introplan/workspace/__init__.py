"""The world outside the plan: the workspace's files on disk and the git repository around it, each in one place."""
