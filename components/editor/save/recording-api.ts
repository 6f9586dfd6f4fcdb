import type { Problem } from '#lib/check/problem'
import { apiHref, checkHref } from '../../ui/address'
import type { Checked } from '../monaco/editor-view'

/** A file as the server gave it. */
export interface FileOnDisk {
  readonly fileText: string
  readonly fingerprint: string
}

export type Loaded =
  | ({ readonly kind: 'loaded' } & FileOnDisk)
  | { readonly kind: 'same' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly message: string }

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly fingerprint: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly message: string }

const UNREACHABLE = 'The server cannot be reached. Is tapedeck still running?'

/**
 * Reads a file's text; `same` when it still is the one with that fingerprint. Bytes that are no UTF-8 come back with
 * replacement characters: such a file is only looked at.
 */
export async function loadRecording(path: string, known?: string): Promise<Loaded> {
  const headers = known === undefined ? undefined : { 'if-none-match': `"${known}"` }
  try {
    const response = await fetch(apiHref(path), { headers, cache: 'no-store' })
    if (response.status === 304) return { kind: 'same' }
    if (response.status === 404) return { kind: 'gone' }
    if (!response.ok) return { kind: 'failed', message: await messageOf(response) }
    const fingerprint = fingerprintOf(response)
    const bytes = await response.arrayBuffer()
    const fileText = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { kind: 'loaded', fileText, fingerprint }
  } catch {
    return { kind: 'failed', message: UNREACHABLE }
  }
}

/** Asks the server what a text would be as the recording at a path; a message when it does not answer. */
export async function checkText(path: string, text: string, signal?: AbortSignal): Promise<Checked | string> {
  try {
    const response = await send('POST', checkHref(path), text, {}, signal)
    if (response.ok) return (await response.json()) as Checked
    return await messageOf(response)
  } catch {
    return UNREACHABLE
  }
}

/** Saves a text in place of the file with a fingerprint; nothing is written unless the answer is `saved`. */
export async function saveRecording(path: string, text: string, fingerprint: string): Promise<SaveAnswer> {
  try {
    const response = await send('PUT', apiHref(path), text, { 'if-match': `"${fingerprint}"` })
    if (response.status === 412 || response.status === 404) return { kind: 'conflict' }
    const answer = (await response.clone().json()) as { fingerprint?: string; problems?: Problem[] }
    if (response.ok && answer.fingerprint) return { kind: 'saved', fingerprint: answer.fingerprint }
    if (response.status === 422 && answer.problems) return { kind: 'refused', problems: answer.problems }
    return { kind: 'failed', message: await messageOf(response) }
  } catch {
    return { kind: 'failed', message: UNREACHABLE }
  }
}

function send(
  method: string,
  address: string,
  body: string,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(address, {
    method,
    body,
    headers: { 'content-type': 'application/json', ...headers },
    signal: signal ?? null,
  })
}

function fingerprintOf(response: Response): string {
  return (response.headers.get('etag') ?? '').replace(/^W\//, '').replaceAll('"', '')
}

async function messageOf(response: Response): Promise<string> {
  try {
    const { message } = (await response.json()) as { message?: string }
    return message ?? `The server answered ${response.status}.`
  } catch {
    return `The server answered ${response.status}.`
  }
}
