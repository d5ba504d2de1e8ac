"""The newspaper's emergency brake: publishing frozen, sessions ended; known even when the database takes no writes."""
