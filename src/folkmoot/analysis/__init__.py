"""What was said: campaigns, themes, languages, opinion groups, agreement, and honest counts."""
