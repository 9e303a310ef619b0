"""Check digits of GTINs (GS1 General Specifications, 7.9) and of freight containers (ISO 6346)."""

_CONTAINER_LETTERS = dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", (n for n in range(10, 39) if n % 11), strict=True)
)
GTIN_LENGTHS = (8, 12, 13, 14)


def gtin_is_valid(digits: str) -> bool:
    """Whether `digits` is a GTIN-8, -12, -13 or -14 with the right last digit."""
    if len(digits) not in GTIN_LENGTHS or not (digits.isascii() and digits.isdigit()):
        return False
    body = [int(digit) for digit in reversed(digits[:-1])]
    total = sum(digit * (3 if place % 2 == 0 else 1) for place, digit in enumerate(body))
    return (10 - total % 10) % 10 == int(digits[-1])


def container_is_valid(number: str) -> bool:
    """Whether `number` is a container's: four letters, the fourth U, J or Z, seven digits that check."""
    number = "".join(number.upper().split()).replace("-", "")
    letters, digits = number[:4], number[4:]
    if (
        len(number) != 11
        or letters[3:] not in ("U", "J", "Z")
        or not (letters.isalpha() and letters.isascii())
    ):
        return False
    if not (digits.isdigit() and digits.isascii()):
        return False
    values = [_CONTAINER_LETTERS[letter] for letter in letters] + [int(digit) for digit in digits[:6]]
    total = sum(value << place for place, value in enumerate(values))
    return total % 11 % 10 == int(digits[6])
