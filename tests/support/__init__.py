"""What several tests share: the suite's own database, and the command run as a user runs it."""
