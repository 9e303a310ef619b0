"""Images of pages: made upright and clean, their lines and print found, and their text recognised."""
