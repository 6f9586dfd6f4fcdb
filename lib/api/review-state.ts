import type { ReviewStateRead } from '#lib/review/ticks-and-notes'
import { badRequest, type Parsed, type Route, readJson } from './route'

const ADDRESS = '/api/review-state'
const MAX_NAME = 1024

/** The base that ticks and notes belong to, as the user names it; empty for the default one. */
interface StateAsked {
  readonly base: string
}

/** Reads the base in an address. Fails with `bad-request` when its name is too long. */
export function parseStateAsked({ searchParams }: URL): Parsed<StateAsked> {
  const base = searchParams.get('base') ?? ''
  if (base.length > MAX_NAME) return badRequest(`base has at most ${MAX_NAME} characters.`)
  return { ok: true, input: { base } }
}

function stateHref({ base }: StateAsked): string {
  return `${ADDRESS}?${new URLSearchParams({ base })}`
}

/** `GET /api/review-state?base=REF`: the ticks and notes of a review. */
export const REVIEW_STATE: Route<StateAsked, ReviewStateRead> = {
  method: 'GET',
  href: stateHref,
  read: readJson,
}

/**
 * `PUT /api/review-state?base=REF`, body = a `StateChange`. Saves it, and answers with all ticks and notes of the base.
 */
export const CHANGE_STATE: Route<StateAsked, ReviewStateRead> = {
  method: 'PUT',
  href: stateHref,
  read: readJson,
}
