"""Real requests to providers, and recordings of them. The only part that imports an HTTP client.

Secrets stay in here: the emulator plays with texts that name them (``<env:OPENAI_API_KEY>``), and each is put in its
place at the moment of sending. What comes back is searched for them before anybody else sees it.
"""
