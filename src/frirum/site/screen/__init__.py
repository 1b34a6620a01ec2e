"""What all screens share: words for time, forms from the vocabulary, the menu, help now."""
