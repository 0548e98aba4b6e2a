package fapiao

import fapiao.door.NativeImport
import java.io.InputStream

/** A statement on its way into the desk. */
internal class Intake(private val native: NativeImport) {
    private val piece = ByteArray(256 * 1024)
    private var isRead = false

    /** Takes the next bytes, and goes on with what was kept when no more come. */
    fun step(source: InputStream): Answer {
        val count = if (isRead) -1 else source.read(piece)
        isRead = count < 0
        val answer = refusing { if (isRead) native.finishStep() else native.push(piece.copyOf(count)) }
        return Answer(Fields(parse(answer), "Answer"))
    }

    class Answer(fields: Fields) {
        private val progress = fields.required("progress", ImportProgress)
        private val rejected = fields.required("rejected", ListType(RejectedLine))
        private val report = fields.optional("report", ImportReport)

        /** Tells how far it is; the report once it is done. */
        fun told(tellRejected: (RejectedLine) -> Unit, tellProgress: (ImportProgress) -> Unit): ImportReport? {
            rejected.forEach(tellRejected)
            tellProgress(progress)
            return report
        }
    }
}
