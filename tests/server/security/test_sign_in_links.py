"""One-time secrets against a model, in any order of minting, spending, guessing and waiting."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, rule
from wirepact_server.security.sign_in_links import SignInLinks

LIFE = 60.0


class Links(RuleBasedStateMachine):
    """The model: a secret is good from its minting until its life is over or it was shown once."""

    secrets = Bundle("secrets")
    spent = Bundle("spent")

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.links = SignInLinks(LIFE, clock=lambda: self.now)
        self.minted_at: dict[str, float] = {}

    @rule(target=secrets)
    def mint(self) -> str:
        secret = self.links.mint()
        assert secret not in self.minted_at
        assert len(secret) >= 43
        self.minted_at[secret] = self.now
        return secret

    @rule(secret=consumes(secrets), target=spent)
    def spend(self, secret: str) -> str:
        assert self.links.spend(secret) == (self.now < self.minted_at[secret] + LIFE)
        return secret

    @rule(secret=spent)
    def spend_again(self, secret: str) -> None:
        assert not self.links.spend(secret)

    @rule(guess=st.text())
    def guess(self, guess: str) -> None:
        assert not self.links.spend(guess)

    @rule(seconds=st.floats(0, 2 * LIFE))
    def wait(self, seconds: float) -> None:
        self.now += seconds


TestLinks = Links.TestCase


def test_a_hundred_links_are_good_at_a_time_and_the_oldest_go_first() -> None:
    links = SignInLinks(LIFE)
    secrets = [links.mint() for _ in range(101)]
    assert not links.spend(secrets[0])
    assert all(links.spend(secret) for secret in secrets[1:])
