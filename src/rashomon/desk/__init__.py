"""The web desk: a team of coders lives in it. Pages are made on the server; nothing is loaded from any other host."""
