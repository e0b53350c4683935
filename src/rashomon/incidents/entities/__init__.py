"""Who is who over several reports, and how names and nouns are written."""
