"""What a trained linear model proposes beside the rules; docs/models.md is its card."""
