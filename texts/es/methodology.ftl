# Pages: methodology
