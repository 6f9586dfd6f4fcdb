/** The most JavaScript that a page may name in its first HTML, gzipped, in KB. The framework's own share is 132 of it. */
export const SCRIPT_LIMITS = {
  list: 197,
  recording: 215,
  test: 200,
  editor: 170,
  review: 235,
  actions: 155,
} as const

/** The scripts that a page names in its HTML, except the one that only browsers without modules load. */
export function scriptsOf(html: string): string[] {
  const loaded = html.replace(/<script[^>]*\bnoModule\b[^>]*>/gi, '')
  return [...new Set([...loaded.matchAll(/\/_next\/static\/[^"'\\]+?\.js/g)].map(([path]) => path))]
}
