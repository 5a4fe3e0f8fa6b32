"""Apache Spark behind the same expressions; needs Java 17 and the extra `spark`."""

from pathlib import Path

import ibis
import ibis.expr.types as ir
from pyspark.sql import SparkSession


class Spark:
    """A local or a cluster's Spark. What it hands over it writes as Parquet into the scratch folder, which every
    machine of a cluster must see.
    """

    name = "spark"

    def __init__(self, master: str, scratch: Path, partitions: int = 4) -> None:
        self.scratch = scratch
        self.session = session(master, scratch, partitions)
        self.connection = ibis.pyspark.connect(self.session)

    def table(self, name: str, file: Path) -> ir.Table:
        """A view on the Parquet file."""
        return self.connection.read_parquet(str(file), table_name=f"roster_{name}")

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """A view whose rows stay in memory, or on disk where they do not fit, once they have been reckoned."""
        view = self.connection.create_view(f"fact_{name}", table)
        self.session.catalog.cacheTable(f"fact_{name}")
        return view

    def hand_over(self, name: str, table: ir.Table) -> str:
        """Parquet in the scratch folder."""
        folder = self.scratch / "spark" / name
        self.connection.to_parquet_dir(table, str(folder))
        return f"read_parquet('{folder}/*.parquet')"

    def let_go(self, handed: str) -> None:
        """Leave the files: they go with the scratch folder."""

    def close(self) -> None:
        """Stop the session."""
        self.session.stop()


def session(master: str, scratch: Path, partitions: int) -> SparkSession:
    """A session set for many small questions: no web page, few partitions, dates as plain days."""
    return (
        SparkSession.builder.master(master)
        .appName("doudi")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", str(partitions))
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.local.dir", str(scratch / "spark-local"))
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.memory", "2g")
        .config("spark.log.level", "ERROR")
        .getOrCreate()
    )
