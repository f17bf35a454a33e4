"""What a cluster keeps: documents in indices, settings, pipelines, secrets."""
