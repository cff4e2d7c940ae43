LANGUAGES = ("ja", "zh")


def find_east_drafts(c):
    return []
