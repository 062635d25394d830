"""What every area stands on: errors, references, dates, languages, canonical text, packs."""
