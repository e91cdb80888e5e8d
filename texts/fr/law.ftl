# Pages: law
