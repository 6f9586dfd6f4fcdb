import type { ChangeView, ChunksOfSide, Sides } from '#lib/review/detail/change-view'
import type { RefLists } from '#lib/review/ends'
import type { CompareProgress } from '#lib/review/progress'
import { badRequest, type Parsed, type Route, readJson } from './route'

/** The two ends to compare, by the ids of commits (pages) or by names (scripts). */
export interface RangeAsked {
  /** Empty for the default base. */
  readonly base: string
  /** null for the work tree. */
  readonly head: string | null
}

/** One change, by its path in the list of the review. */
interface ChangeAsked extends RangeAsked {
  readonly at: string
}

/**
 * Which part of a change to send: null for the view (with long texts complete or cut), or a part that is loaded when
 * the reader opens it.
 */
interface ChangeParts {
  readonly part: 'raw' | 'chunks' | null
  readonly isWhole: boolean
}

/** The input of the summary for a pull request. */
interface MarkdownAsked extends RangeAsked {
  /** The base as the address of the page names it, under which ticks and notes are kept. */
  readonly named: string
  /** Names of both ends for the title; empty for the default ends. */
  readonly from: string
  readonly to: string
}

/** Reads both ends of a range from an address. */
export function parseRange({ searchParams }: URL): RangeAsked {
  return { base: searchParams.get('base') ?? '', head: searchParams.get('head') || null }
}

/** Reads a range, a change and its part from an address. Fails with `bad-request` for an unknown part. */
export function parseChange(url: URL): Parsed<ChangeAsked & ChangeParts> {
  const { searchParams } = url
  const part = searchParams.get('part')
  if (part !== null && part !== 'raw' && part !== 'chunks') return badRequest('part is raw or chunks.')
  const isWhole = searchParams.get('texts') === 'whole'
  return { ok: true, input: { ...parseRange(url), at: searchParams.get('at') ?? '', part, isWhole } }
}

/**
 * `GET /api/review/change?base=&head=&at=PATH`: everything that the page shows of one change; with `texts=whole`, long
 * texts are not cut.
 */
export const CHANGE: Route<ChangeAsked & Pick<ChangeParts, 'isWhole'>, ChangeView> = {
  method: 'GET',
  href: (input) => changeHref(input, input.isWhole ? { texts: 'whole' } : {}),
  read: readJson,
}

/** `GET /api/review/change?…&part=raw`: the texts of both files. */
export const RAW_SIDES: Route<ChangeAsked, Sides<string>> = {
  method: 'GET',
  href: (input) => changeHref(input, { part: 'raw' }),
  read: readJson,
}

/** `GET /api/review/change?…&part=chunks`: what the chunks of both answers add. */
export const CHUNK_SIDES: Route<ChangeAsked, Sides<ChunksOfSide>> = {
  method: 'GET',
  href: (input) => changeHref(input, { part: 'chunks' }),
  read: readJson,
}

function changeHref({ base, head, at }: ChangeAsked, more: Readonly<Record<string, string>>): string {
  return `/api/review/change?${new URLSearchParams({ base, head: head ?? '', at, ...more })}`
}

/** Reads the input of the summary from an address. */
export function parseMarkdown(url: URL): MarkdownAsked {
  const of = (name: string): string => url.searchParams.get(name) ?? ''
  return { ...parseRange(url), named: of('named'), from: of('from'), to: of('to') }
}

/**
 * `GET /api/review/markdown?base=&head=&named=&from=&to=`: the summary, ticks and notes as a comment for a pull
 * request.
 */
export const MARKDOWN: Route<MarkdownAsked, string> = {
  method: 'GET',
  href: ({ base, head, named, from, to }) =>
    `/api/review/markdown?${new URLSearchParams({ base, head: head ?? '', named, from, to })}`,
  read: (response) => response.text(),
}

/** How far a comparison is; null when none is running. */
export interface ProgressOfReview {
  readonly progress: CompareProgress | null
}

/** `GET /api/review/progress?base=&head=`: how far the comparison of a range is, whose ends are ids of commits. */
export const PROGRESS: Route<RangeAsked, ProgressOfReview> = {
  method: 'GET',
  href: ({ base, head }) => `/api/review/progress?${new URLSearchParams({ base, head: head ?? '' })}`,
  read: readJson,
}

/** `GET /api/review/refs`: the branches, tags and commits from which a base or head can be chosen. */
export const REFS: Route<null, RefLists> = { method: 'GET', href: () => '/api/review/refs', read: readJson }
