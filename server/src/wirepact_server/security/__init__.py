"""Who may come in: the token, one-time links, the cookie, and the origins that count as our own."""
