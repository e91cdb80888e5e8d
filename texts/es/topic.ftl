# Pages: topic
