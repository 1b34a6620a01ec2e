"""What would a whole country's cases look like under another law? Many cases replayed at once.

The law is `frirum.law`'s, and so is the meaning: whatever the kernel says of a case equals what
`frirum.law.judge` says.
"""
