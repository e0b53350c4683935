"""Pages and feeds from the web, politely and never from where they should not come."""
