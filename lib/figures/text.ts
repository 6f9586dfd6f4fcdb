/** Writes a number with separators: `12,345`. */
export function countText(value: number): string {
  // The first number that a thread writes by a locale takes as long as reading fifty recordings.
  return Number.isSafeInteger(value)
    ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
    : value.toLocaleString('en-US')
}

/**
 * Writes a count with its noun: `1 chunk`, `12,345 chunks`.
 * @param name the noun in the singular
 */
export function countedText(count: number, name: string): string {
  return `${countText(count)} ${name}${count === 1 ? '' : 's'}`
}

/** Writes a size: `319.6 kB`. A kilobyte has 1,000 bytes. */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return bytes < 1_000_000_000
    ? `${(bytes / 1_000_000).toFixed(2)} MB`
    : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}
