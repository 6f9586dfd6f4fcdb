import { MAX_BYTES } from '#lib/disk/read'

const SMALL = 16 * 1024

/** The limit of each route whose body is not a text as it is saved. The first one that fits counts. */
const LIMITS: readonly (readonly [start: string, bytes: number])[] = [
  // A draft may come with the text of its file, and both as JSON strings.
  ['/api/drafts/', 3 * MAX_BYTES],
  ['/api/actions/', SMALL],
  // An edited text grows when it is written as a JSON string.
  ['/api/actions', 2 * MAX_BYTES],
  ['/api/review-state', MAX_BYTES / 4],
]

/** The most bytes that the body of a request to an address may have: 32 MiB for a text as it is saved (docs/safety.md, 2). */
export function bodyLimit(pathname: string): number {
  return LIMITS.find(([start]) => pathname.startsWith(start))?.[1] ?? MAX_BYTES
}

/** Says why a body is refused that is larger than its limit. */
export function tooLargeText(most: number): string {
  return most < 2 ** 20
    ? `The body may have at most ${most / 1024} KiB.`
    : `The text may have at most ${most / 2 ** 20} MiB.`
}

/** Whether a body is declared as JSON, which a foreign page cannot do without a preflight. @param type its Content-Type */
export function isJsonType(type: string | null | undefined): boolean {
  return type?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** Says why any other body is refused. */
export const WRONG_TYPE = 'Send the text as application/json.'
