"""What every request passes before it is routed: each a small ASGI layer."""
