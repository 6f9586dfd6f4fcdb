import { type ListAddress, searchOf } from '#lib/list/address'
import type { ListLines, ListView } from '#lib/list/list-view'

/** Lines that are asked for at once. */
export const BLOCK = 100

interface Options {
  /** Index of the first line; null for the window around the chosen line. */
  readonly offset: number | null
  readonly signal: AbortSignal
  /** Lines in sight, the first of which that is still there the window is around. */
  readonly near?: readonly string[]
}

/** Asks for the list with one window of its lines. Throws with a sentence when there is no answer. */
export async function fetchList(address: ListAddress, options: Options): Promise<ListView> {
  return (await ask(address, options, '')) as ListView
}

/** Asks for one block of lines. */
export async function fetchLines(address: ListAddress, options: Options): Promise<ListLines> {
  return (await ask(address, options, '&only=lines')) as ListLines
}

async function ask(
  address: ListAddress,
  { offset, signal, near = [] }: Options,
  more: string,
): Promise<unknown> {
  const search = searchOf(address)
    .replace(/^\?/, '&')
    .replace(/&group=[^&]*/, '')
  const place = offset === null ? '' : `&offset=${offset}`
  const names = near.map((name) => `&near=${encodeURIComponent(name)}`).join('')
  const url = `/api/recordings?group=${address.group}&limit=${BLOCK}${place}${names}${more}${search}`
  const response = await fetch(url, { signal })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && answer !== null) return answer
  throw new Error(messageOf(answer) ?? `The server answered ${response.status}.`)
}

function messageOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null
  return String(answer.message)
}
