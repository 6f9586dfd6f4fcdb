/**
 * A digest of texts of 53 bits: two sums of 32 bits, each stirred by every character. It is for finding equal texts among
 * those of one root, not for proving that they are equal.
 */
export class Digest {
  #one = 0xdeadbeef
  #two = 0x41c6ce57

  /** Adds the characters of a text that are not white space. @returns how many these are */
  addWords(text: string): number {
    return this.#add(text, 32)
  }

  /** Adds all characters of a text. */
  addText(text: string): void {
    this.#add(text, -1)
  }

  /** Sets apart what comes before from what comes after. */
  mark(): void {
    this.#add('\uffff', -1)
  }

  get value(): number {
    const one = Math.imul(this.#one ^ (this.#one >>> 16), 0x85ebca6b) ^ (this.#two >>> 13)
    const two = Math.imul(this.#two ^ (this.#two >>> 16), 0xc2b2ae35) ^ (this.#one >>> 13)
    return 0x200000 * (one >>> 0) + (two >>> 11)
  }

  /** Adds the characters above a code. */
  #add(text: string, above: number): number {
    let [one, two, count] = [this.#one, this.#two, 0]
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code <= above) continue
      one = Math.imul(one ^ code, 0x9e3779b1)
      two = Math.imul(two ^ code, 0x5f356495)
      count++
    }
    this.#one = one
    this.#two = two
    return count
  }
}

/** Returns a short name for a text: equal for equal texts only, as far as 53 bits tell. */
export function exactDigest(text: string): string {
  const digest = new Digest()
  digest.addText(text)
  return digest.value.toString(36)
}
