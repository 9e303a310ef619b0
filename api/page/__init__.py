"""The web page: server-rendered, without a build step; the same checks, rights and limits as the API."""
