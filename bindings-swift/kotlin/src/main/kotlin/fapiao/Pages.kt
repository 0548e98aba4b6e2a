package fapiao

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/** A page of a list; iterating goes over its rows. It may be short and still have a next one. */
public interface Page<out T> : Iterable<T> {
    /** The rows. */
    public val items: List<T>

    /** The cursor of the next page; `null` on the last. */
    public val next: String?

    override fun iterator(): Iterator<T> = items.iterator()
}

internal fun <T> sequenceOfPages(page: (cursor: String?) -> Page<T>): Sequence<T> = sequence {
    var cursor: String? = null
    do {
        val found = page(cursor)
        yieldAll(found.items)
        cursor = found.next
    } while (cursor != null)
}

internal fun <T> flowOfPages(page: suspend (cursor: String?) -> Page<T>): Flow<T> = flow {
    var cursor: String? = null
    do {
        val found = page(cursor)
        found.items.forEach { emit(it) }
        cursor = found.next
    } while (cursor != null)
}
