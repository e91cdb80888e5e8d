# Pages: scorecard
