/** Keeps the last few results by their keys. */
export class Memo<Value, Key = string> {
  readonly #values = new Map<Key, Value>()

  constructor(readonly most: number) {}

  get(key: Key, make: () => Value): Value {
    const known = this.#values.get(key)
    const value = known ?? make()
    this.#values.delete(key)
    this.#values.set(key, value)
    const [oldest] = this.#values.keys()
    if (oldest !== undefined && this.#values.size > this.most) this.#values.delete(oldest)
    return value
  }

  /** Replaces each result, or drops it for null. */
  replace(again: (value: Value) => Value | null): void {
    for (const [key, value] of this.#values) {
      const now = again(value)
      if (now === null) this.#values.delete(key)
      else this.#values.set(key, now)
    }
  }

  clear(): void {
    this.#values.clear()
  }
}
