"""From the first form to admission or refusal."""
