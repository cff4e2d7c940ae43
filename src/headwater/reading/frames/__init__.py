"""Rules that find claims in one sentence: one type a module. Each is a function from a scene to drafts."""
