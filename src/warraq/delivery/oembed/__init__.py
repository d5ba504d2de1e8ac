"""The oEmbed provider: other sites show a story of ours as a card."""
