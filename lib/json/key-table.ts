/** The positions of an object that are remembered: objects with more keys are lists of something, not structures. */
const REMEMBERED = 64

/**
 * Looks up what belongs to each key of many objects. The items of a list mostly have the same keys in the same order,
 * so the key that was last at a position is tried first: comparing two keys is much cheaper than finding one.
 */
export class KeyTable<Found> {
  private readonly keys: string[] = []
  private readonly found: Found[] = []

  /** @param find what belongs to a key */
  constructor(private readonly find: (key: string) => Found) {}

  /**
   * Returns what belongs to a key.
   * @param position of the key in its object
   */
  at(position: number, key: string): Found {
    const known = this.found[position]
    if (known !== undefined && this.keys[position] === key) return known
    const found = this.find(key)
    if (position < REMEMBERED) {
      this.keys[position] = key
      this.found[position] = found
    }
    return found
  }
}
