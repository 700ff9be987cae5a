"""The server's face: the HTTP API, sign-in, the page."""
