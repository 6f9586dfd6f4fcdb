import type { KeptReview } from '#lib/review/kept'
import { badRequest, type Parsed, type Route, readJson } from './route'

const ADDRESS = '/api/review-state'
const MAX_NAME = 1024

/** Whose ticks and notes: those of a base as its reader names it, of the default one without a name. */
interface KeptAsked {
  readonly base: string
}

export function parseKept({ searchParams }: URL): Parsed<KeptAsked> {
  const base = searchParams.get('base') ?? ''
  if (base.length > MAX_NAME) return badRequest(`base has at most ${MAX_NAME} characters.`)
  return { ok: true, asked: { base } }
}

function keptHref({ base }: KeptAsked): string {
  return `${ADDRESS}?${new URLSearchParams({ base })}`
}

/** `GET /api/review-state?base=REF`: the ticks and notes of a review. */
export const KEPT: Route<KeptAsked, KeptReview> = { method: 'GET', href: keptHref, read: readJson }

/** `PUT /api/review-state?base=REF`, body = a `KeptChange`: keeps what it names, and answers with all that is kept then. */
export const KEEP: Route<KeptAsked, KeptReview> = { method: 'PUT', href: keptHref, read: readJson }
