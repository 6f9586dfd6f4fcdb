/**
 * Writes a number with five decimals, as Python's `f'{value:.5f}'` does: the exact binary value is rounded, ties to
 * even. `toFixed` rounds the exact value too, but ties away from zero.
 */
export function fixedFive(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (size === Number.POSITIVE_INFINITY) return `${sign}inf`
  // From this size on, toFixed would write an exponent.
  if (size >= 1e21) return `${sign}${BigInt(size)}.00000`
  return sign + (isTie(size) ? toEven(size.toFixed(5)) : size.toFixed(5))
}

/**
 * Returns true when a number is halfway between two multiples of 0.00001. For a binary fraction, this holds exactly
 * when it is an odd number of 64ths.
 */
function isTie(size: number): boolean {
  return (size * 64) % 2 === 1
}

function toEven(digits: string): string {
  const last = Number(digits.at(-1))
  return last % 2 === 0 ? digits : `${digits.slice(0, -1)}${last - 1}`
}

/** Rounds as Python's `round(value, 5)` does. */
export function roundFive(value: number): number {
  return Number.isFinite(value) ? Number(fixedFive(value)) : value
}
