"""Where a report comes from: copies, newswires, independent sources."""
