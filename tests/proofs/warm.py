"""What a publisher needs before its first table, loaded once and forked: no threads are started."""

from atlas.ingest.files.read import read
from atlas.ingest.understanding import understand_workbook
from tests.proofs.publishers import table

understand_workbook(read(table(0), "warm.csv"))
