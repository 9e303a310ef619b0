"""Who tested, asked, made and buys: names, addresses, accreditations."""
