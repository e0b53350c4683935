"""Times: dates and times in the text, each placed on the calendar."""
