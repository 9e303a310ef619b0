"""Keys, tenants and limits."""
