"""Tables of measured values: quantities, limits, and the two ways of laying analytes out."""
