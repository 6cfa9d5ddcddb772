"""How strongly a whole text reads as machine translated: rates of constructions, weighed."""
