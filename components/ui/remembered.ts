const YEAR = 31_536_000

/**
 * Keeps a choice of the reader in a cookie, so that the next first HTML is right without any script.
 * @param value has no characters that a cookie would not keep: letters, digits, `-`
 */
export function remember(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Strict`
}
