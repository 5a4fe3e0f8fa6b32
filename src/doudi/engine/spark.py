"""Apache Spark behind the same expressions; needs Java 17 and the extra `spark`."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
from ibis.backends.pyspark.datatypes import PySparkSchema
from pyspark.sql import SparkSession
from pyspark.sql.types import StructType

from doudi.engine.parts import Part
from doudi.rosters.catalogue import ROSTERS
from doudi.rosters.store import schema

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
    "spark.sql.ui.retainedExecutions": "1",
    "spark.ui.retainedJobs": "1",
    "spark.ui.retainedStages": "1",
    "spark.ui.retainedTasks": "1",
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
"""Nobody looks at the plans of what is done, and a thousand of them fill the memory. Hadoop starts a process for the
rights of each file and folder that it makes: so none is made of checksums, and none to say that all is there.
"""

SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m "
    "-XX:+UseSerialGC -Xms2g -Xmn1200m -XX:MetaspaceSize=512m",
}
"""For a few thousand rows: compiling each question, or Java's own code well, would take longer than answering it.
What is compiled at that level has 48 MB if nothing is said, and beyond them Java compiles no more; and most of what a
question needs is given up after it, so most of the memory is for what is new.
"""


class Spark:
    """A local or a cluster's Spark. What it hands over it writes as Parquet into the scratch folder, which every
    machine of a cluster must see.
    """

    name = "spark"

    def __init__(self, master: str, scratch: Path, settings: Mapping[str, str] = NONE_OF_ITS_OWN) -> None:
        self.scratch = scratch
        self.session = begun(master, scratch, settings)
        self.connection = ibis.pyspark.connect(self.session)

    def table(self, name: str, file: Path) -> ir.Table:
        """A view on the Parquet file."""
        columns = PySparkSchema.from_ibis(ibis.Schema.from_pyarrow(schema(ROSTERS[name])))
        return self._view(f"roster_{name}", str(file), columns)

    def keep(self, name: str, table: ir.Table) -> ir.Table:
        """Parquet in the scratch folder. Spark plans a view anew, with all views below it, wherever it is asked for,
        even if its rows are in the cache."""
        return self._view(f"fact_{name}", *self._written(f"fact_{name}", table))

    def hand_over(self, name: str, table: ir.Table) -> str:
        """Parquet in the scratch folder."""
        return f"read_parquet('{self._written(name, table)[0]}/*.parquet')"

    def _view(self, name: str, path: str, columns: StructType) -> ir.Table:
        """Parquet under a name. Its columns are known: where they are not told, Spark begins a job to read them."""
        self.session.read.schema(columns).parquet(path).createOrReplaceTempView(name)
        return self.connection.table(name)

    def _written(self, name: str, table: ir.Table) -> tuple[str, StructType]:
        """The folder with its rows, and their columns: what `to_parquet_dir` of Ibis does, which does not tell them."""
        folder = str(self.scratch / "spark" / name)
        self.connection._run_pre_execute_hooks(table)
        rows = self.connection.raw_sql(self.connection.compile(table))
        rows.write.parquet(folder)
        return folder, rows.schema

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


def begun(master: str, scratch: Path, settings: Mapping[str, str]) -> SparkSession:
    """A session on that master. A local one asks nothing of the network; a cluster keeps its own ways of sharing."""
    local = LOCAL | {"spark.local.dir": str(scratch / "spark-local")} if master.startswith("local") else {}
    builder = SparkSession.builder.master(master).appName("doudi")
    for key, value in {**EVERYWHERE, **local, **settings}.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()
