"""Mail that leaves: what the log of it says, the settings of a server, and the conversation with one."""
