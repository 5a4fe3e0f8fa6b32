"""Apache Spark behind the same expressions; needs Java 17 and the extra `spark`."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
from pyspark.sql import SparkSession

from doudi.engine.parts import Part

NONE_OF_ITS_OWN: Mapping[str, str] = {}

EVERYWHERE = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}

LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.memory": "2g",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.adaptive.enabled": "false",
}

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
"""For a few thousand rows: compiling each question, or Java's own code well, would take longer than answering it."""


class Spark:
    """A local or a cluster's Spark. What it hands over it writes as Parquet into the scratch folder, which every
    machine of a cluster must see.
    """

    name = "spark"

    def __init__(self, master: str, scratch: Path, settings: Mapping[str, str] = NONE_OF_ITS_OWN) -> None:
        self.scratch = scratch
        self.session = session(master, scratch, settings)
        self.connection = ibis.pyspark.connect(self.session)

    def table(self, name: str, file: Path) -> ir.Table:
        """A view on the Parquet file."""
        return self.connection.read_parquet(str(file), table_name=f"roster_{name}")

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Parquet in the scratch folder. Spark plans a view anew, with all views below it, wherever it is asked for,
        even if its rows are in the cache."""
        return self.connection.read_parquet(self._written(f"fact_{name}", table), table_name=f"fact_{name}")

    def hand_over(self, name: str, table: ir.Table) -> str:
        """Parquet in the scratch folder."""
        return f"read_parquet('{self._written(name, table)}/*.parquet')"

    def _written(self, name: str, table: ir.Table) -> str:
        folder = str(self.scratch / "spark" / name)
        self.connection.to_parquet_dir(table, folder)
        return folder

    def some(self, handed: str, table: ir.Table, wanted: str) -> str:
        """The same files: all rows have been reckoned."""
        return handed

    def part(self, handed: str, table: ir.Table, part: Part) -> str:
        """Some rows of the same files."""
        return f"(SELECT * FROM {handed} {part.condition('subject')})"

    def let_go(self, handed: str) -> None:
        """Leave the files: they go with the scratch folder."""

    def relieve(self) -> None:
        """Nothing is held in this process."""

    def close(self) -> None:
        """Stop the session."""
        self.session.stop()


def session(master: str, scratch: Path, settings: Mapping[str, str]) -> SparkSession:
    """A session on that master. A local one asks nothing of the network; a cluster keeps its own ways of sharing."""
    local = LOCAL | {"spark.local.dir": str(scratch / "spark-local")} if master.startswith("local") else {}
    builder = SparkSession.builder.master(master).appName("doudi")
    for key, value in {**EVERYWHERE, **local, **settings}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()
