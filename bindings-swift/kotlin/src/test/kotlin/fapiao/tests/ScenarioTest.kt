package fapiao.tests

import com.google.gson.JsonObject
import java.nio.file.Path
import java.util.Collections
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir

/** Every scenario, unchanged, over every store that is at hand. */
class ScenarioTest {
    @TestFactory
    fun overMemory(): List<DynamicTest> = every { Runner(it, "memory:", null) }

    @TestFactory
    fun overSqlite(@TempDir folder: Path): List<DynamicTest> =
        every { Runner(it, "sqlite:$folder/${it.text("name")}.db", null) }

    @TestFactory
    fun overAStoreInKotlin(): List<DynamicTest> = every { Runner(it, null, MemoryStore()) }

    private fun every(runner: (JsonObject) -> Runner): List<DynamicTest> = scenarios().map { scenario ->
        dynamicTest(scenario.text("name")) {
            val run = runner(scenario)
            run.run()
            said.addAll(run.raw)
        }
    }

    companion object {
        /** Commands that are wrong on purpose, in a way that Kotlin has no words for. */
        private const val RAW = 21

        private val said = Collections.synchronizedSet(sortedSetOf<String>())

        /** Only what the typed methods cannot say may go by name and JSON. */
        @AfterAll
        @JvmStatic
        fun rawStepsAreCounted() {
            said.forEach(::println)
            assertTrue(said.size <= RAW, "${said.size} steps went by name and JSON")
        }
    }
}
