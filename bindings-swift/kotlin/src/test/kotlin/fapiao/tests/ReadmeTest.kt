package fapiao.tests

import fapiao.Desk
import java.nio.file.Files
import java.nio.file.Path
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** The five lines of README.md, which are cut out of here. */
class ReadmeTest {
    @AfterEach
    fun tidy() {
        // A virtual machine cannot change its working directory.
        for (end in listOf("", "-shm", "-wal")) Files.deleteIfExists(Path.of("desk.db$end"))
    }

    @Test
    fun fiveLines() {
        tidy()
        Desk.open("sqlite:desk.db").use { desk ->
            desk.platform().feed(payment("PAY-1"), payment("PAY-2"))
            desk.customerByReference("cust-7").apply(draft("PAY-1"))
        }
        // snippet: five lines
        val desk = Desk.open("sqlite:desk.db")
        val me = desk.customerByReference("cust-7")
        val prepared = me.prepare("PAY-2")
        val application = me.apply(prepared.draft)
        println(me.progress(application.batchNumber).promise.date)
        // end
        desk.use { assertEquals("未打印", me.bill("PAY-2").label.zh) }
    }
}
