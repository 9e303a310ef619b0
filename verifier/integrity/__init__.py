"""`document-integrity` in parts: each looks at one way in which a paper can disagree with itself."""
