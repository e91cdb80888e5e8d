# Pages: provenance
