package fapiao

import java.math.BigDecimal
import fapiao.door.capitals as nativeCapitals

/** Integer fen as yuan, with two decimals. */
public fun yuan(fen: Long): BigDecimal = BigDecimal.valueOf(fen, 2)

/**
 * Yuan such as `1280.00` as integer fen.
 *
 * @throws ArithmeticException when there is a fraction of a fen, or more than 64 bits hold.
 * @throws NumberFormatException when it is no number.
 */
public fun fen(yuan: String): Long = fen(BigDecimal(yuan))

/**
 * Yuan as integer fen.
 *
 * @throws ArithmeticException when there is a fraction of a fen, or more than 64 bits hold.
 */
public fun fen(yuan: BigDecimal): Long = yuan.movePointRight(2).longValueExact()

/**
 * An amount in Chinese capitals (大写金额), as it stands on a fapiao.
 *
 * @param fen Integer fen, at most 2^53 − 1 either way.
 */
public fun capitals(fen: Long): String = refusing { nativeCapitals(fen) }
