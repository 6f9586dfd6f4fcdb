/** Writes JSON without white space between its values; a text that is not JSON stays as it is. */
export function compactJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}
