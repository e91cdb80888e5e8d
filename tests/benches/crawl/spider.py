"""The same crawl with Scrapy: index pages along their links, fields by CSS, full text, SHA-256, compressed raw
bodies under their hash, one row of provenance a page in SQLite.

    python spider.py START_ADDRESS OUTPUT_FOLDER CONCURRENCY ZSTD_LEVEL
"""

import hashlib
import json
import sqlite3
import sys
from datetime import datetime, timezone
from pathlib import Path

import scrapy
import zstandard
from scrapy.crawler import CrawlerProcess

# Rows between two commits: one commit a page would cost a flush of the disk each.
ROWS_PER_COMMIT = 100

SCHEMA = """
CREATE TABLE pages (
    url TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, retrieved_at TEXT NOT NULL,
    status INTEGER NOT NULL, content_type TEXT, headers TEXT NOT NULL, fields TEXT, text TEXT, text_sha256 TEXT
)
"""


class Reports(scrapy.Spider):
    name = "reports"

    def __init__(self, start, folder, level):
        super().__init__()
        self.start_urls = [start]
        self.folder = Path(folder)
        self.compressor = zstandard.ZstdCompressor(level=level)
        self.database = sqlite3.connect(self.folder / "pages.db")
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = NORMAL")
        self.database.execute(SCHEMA)
        self.rows = 0

    def parse(self, response):
        self.keep(response, None, None)
        for link in response.css("a.doc::attr(href)").getall():
            yield response.follow(link, callback=self.document)
        for link in response.css("a.next::attr(href)").getall():
            yield response.follow(link, callback=self.parse)

    def document(self, response):
        fields = {
            "title": [" ".join("".join(h.css("::text").getall()).split()) for h in response.css("main h1")],
            "date": response.css("main time::attr(datetime)").getall(),
            "number": response.css("main p.ref").re(r"No\. (\d+)"),
            "topic": response.css("main ul.topics li::text").getall(),
        }
        pieces = response.xpath("//main//text()[not(parent::script or parent::style)]").getall()
        text = "\n".join(filter(None, (" ".join(piece.split()) for piece in pieces)))
        self.keep(response, fields, text)

    def keep(self, response, fields, text):
        sha256 = hashlib.sha256(response.body).hexdigest()
        folder = self.folder / "bodies" / sha256[:2]
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{sha256}.part"
        part.write_bytes(self.compressor.compress(response.body))
        part.rename(folder / f"{sha256}.zst")
        headers = {name.decode("latin-1"): [v.decode("latin-1") for v in values] for name, values in response.headers.items()}
        self.database.execute(
            "INSERT INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                response.url,
                sha256,
                len(response.body),
                datetime.now(timezone.utc).isoformat(),
                response.status,
                response.headers.get("Content-Type", b"").decode("latin-1"),
                json.dumps(headers),
                fields and json.dumps(fields, ensure_ascii=False),
                text,
                text and hashlib.sha256(text.encode()).hexdigest(),
            ),
        )
        self.rows += 1
        if self.rows % ROWS_PER_COMMIT == 0:
            self.database.commit()

    def closed(self, reason):
        self.database.commit()
        self.database.close()


def main():
    start, folder, concurrency, level = sys.argv[1:]
    process = CrawlerProcess(
        {
            "ROBOTSTXT_OBEY": True,
            "CONCURRENT_REQUESTS": int(concurrency),
            "CONCURRENT_REQUESTS_PER_DOMAIN": int(concurrency),
            "DOWNLOAD_DELAY": 0,
            "AUTOTHROTTLE_ENABLED": False,
            "COOKIES_ENABLED": False,
            "TELNETCONSOLE_ENABLED": False,
            "LOG_LEVEL": "WARNING",
        }
    )
    process.crawl(Reports, start=start, folder=folder, level=int(level))
    process.start()


if __name__ == "__main__":
    main()
