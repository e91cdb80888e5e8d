# Pages: review
