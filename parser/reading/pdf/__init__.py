"""PDFs: their pages, text layers, drawings and forms, and whether a page's own text is to be believed."""
