package fapiao

import java.time.Duration
import java.time.Instant
import fapiao.door.NativeClock

/** A clock that stands until it is moved, for tests. Several desks can share it. Milliseconds count. */
public class ManualClock(now: Instant) {
    internal val native: NativeClock = refusing { NativeClock(millis(now)) }

    /** What it shows. */
    public fun now(): Instant = Instant.ofEpochMilli(refusing { native.now() })

    /** Sets it. */
    public fun set(now: Instant) {
        refusing { native.set(millis(now)) }
    }

    /** Moves it on. */
    public fun advance(by: Duration) {
        refusing { native.advance(by.toMillis()) }
    }

    private companion object {
        /** Beyond what milliseconds can tell, the desk is shown the end of time, and refuses it. */
        fun millis(instant: Instant): Long = try {
            instant.toEpochMilli()
        } catch (_: ArithmeticException) {
            if (instant.isBefore(Instant.EPOCH)) Long.MIN_VALUE else Long.MAX_VALUE
        }
    }
}
