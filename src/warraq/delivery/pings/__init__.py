"""Telling hubs and search engines what changed: WebSub and IndexNow, from the bulletin."""
