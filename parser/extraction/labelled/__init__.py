"""From the labels of a page to the values that belong to them, by geometry, type and neighbours."""
