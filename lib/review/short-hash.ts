/** Makes a short id of letters and digits from a text. Ids only have to differ within one review (FNV-1a, twice). */
export function shortHash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x1b873593]
  for (let index = 0; index < text.length; index++) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193)
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b)
  }
  return `${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`
}
