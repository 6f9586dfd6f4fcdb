/** The last few results that were made, by their keys. */
export class Memo<Value> {
  readonly #kept = new Map<string, Value>()

  constructor(readonly most: number) {}

  get(key: string, make: () => Value): Value {
    const known = this.#kept.get(key)
    const value = known ?? make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    const [oldest] = this.#kept.keys()
    if (oldest !== undefined && this.#kept.size > this.most) this.#kept.delete(oldest)
    return value
  }

  clear(): void {
    this.#kept.clear()
  }
}
