"""What the family and the child see: where they answer, in a window of their own."""
