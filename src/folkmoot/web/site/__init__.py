"""The site as a whole: settings, addresses, headers, and the page that every page stands in."""
