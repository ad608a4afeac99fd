"""What names and expressions mean: scopes, bindings, values, evidence of a status."""
