"""How people and machines come in and out. No rule of the domain lives here."""
