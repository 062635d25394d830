"""The parts that pages are made of: showing a page, addresses of references, small templates."""
