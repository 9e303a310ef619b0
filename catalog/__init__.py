"""Knowledge as data: channels, standards, laboratories, words, messages; and the loader that checks it."""
