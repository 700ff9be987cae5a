"""The session supervisor: runs commands in pseudo-terminals, keeps what is known of them, ends all they started."""
