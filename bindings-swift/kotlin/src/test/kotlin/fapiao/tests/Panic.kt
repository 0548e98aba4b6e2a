/** The library built with the feature `test-panic` panics when a host's object throws this: its name is the wish. */
@Suppress("ClassName")
class panic : RuntimeException()
