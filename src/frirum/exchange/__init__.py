"""How do others write it? Pure: formats of other systems in and out; nothing of ours, no clock, no files."""
