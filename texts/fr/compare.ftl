# Pages: compare
