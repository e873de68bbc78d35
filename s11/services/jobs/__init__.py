"""Many papers at once: asked for on a page, made in processes of their own by the server that claims them."""
