"""Laws: what must hold for every rule and every text."""
