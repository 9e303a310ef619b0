"""Tables as extraction wants them: mended, cut at their headers, their columns known by what they hold."""
