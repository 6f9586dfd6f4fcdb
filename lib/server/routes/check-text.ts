import { placed } from '#lib/check/problems'
import 'server-only'
import { fingerprintOf, sha256OfText } from '#lib/disk/fingerprint'
import { decodeUtf8, type Utf8Failure } from '#lib/disk/utf8'
import type { Checked } from '#lib/edit/checked'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import type { Content } from '#lib/write/edit'

/** A text that was checked as the recording at a path. */
interface CheckedText {
  readonly ok: true
  readonly path: string
  readonly text: string
  readonly checked: Checked
}

/** One whose bytes were sent. */
interface CheckedBytes extends CheckedText {
  readonly content: Content
}

/** The texts that were checked last: a save needs what the page had checked while one typed, and the text before it. */
let recent: readonly (CheckedText | CheckedBytes)[] = []
const MOST_RECENT = 4
const MOST_CHARACTERS = 8 * 1024 * 1024

/** Checks a text as the recording at a path. Returns all problems, the request hash and the assembled messages. */
export function checkText(path: string, text: string): Checked {
  return remember(findRecent(path, text) ?? checkNow(path, text)).checked
}

/** Checks bytes as `checkText` does; those that were checked a moment ago are not even decoded. */
export function checkBytes(path: string, bytes: Buffer): CheckedBytes | Utf8Failure {
  for (const one of recent) {
    if (one.path === path && 'content' in one && one.content.bytes.equals(bytes)) return remember(one)
  }
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) return decoded
  const { text } = decoded
  const content = { bytes, fingerprint: fingerprintOf(bytes) }
  return remember({ ...(findRecent(path, text) ?? checkNow(path, text)), content })
}

function findRecent(path: string, text: string): CheckedText | undefined {
  return recent.find((one) => one.path === path && one.text === text)
}

function remember<One extends CheckedText>(one: One): One {
  const { path, text } = one
  const others = recent.filter((other) => other.path !== path || other.text !== text)
  recent = text.length > MOST_CHARACTERS ? others : [one, ...others.slice(0, MOST_RECENT - 1)]
  return one
}

function checkNow(path: string, text: string): CheckedText {
  return { ok: true, path, text, checked: findProblems(path, text) }
}

function findProblems(path: string, text: string): Checked {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return { problems: recording.problems, hash: null, messages: [] }
  const { findings, hash, assembled } = openRecording(recording, { size: 0, modified: 0 }, sha256OfText)
  return { problems: placed(recording, findings), hash, messages: assembled.messages }
}
