from catalog import load_catalogue

FEATURES = load_catalogue().features


def test_every_feature_has_words_in_both_languages() -> None:
    for feature in FEATURES.values():
        assert any(word.isascii() for word in feature.words), feature.key
        assert any(not word.isascii() for word in feature.words), feature.key


def test_no_word_says_nothing_by_itself() -> None:
    for feature in FEATURES.values():
        assert not set(feature.words) & set(feature.not_words), feature.key


def test_every_phrase_that_silences_holds_a_word_to_silence() -> None:
    for feature in FEATURES.values():
        words = [word.casefold() for word in feature.words]
        idle = [phrase for phrase in feature.not_words if not any(w in phrase.casefold() for w in words)]
        assert idle == [], feature.key


def test_words_are_not_repeated() -> None:
    for feature in FEATURES.values():
        assert len(feature.words) == len(set(feature.words)), feature.key
