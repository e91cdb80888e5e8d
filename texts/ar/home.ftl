# Pages: home
