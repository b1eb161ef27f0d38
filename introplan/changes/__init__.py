"""What differs between two plans, and who is told of it: screen, letters and mails are worded from the same."""
