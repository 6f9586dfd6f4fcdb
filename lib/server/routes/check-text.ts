import 'server-only'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { Checked } from '#lib/edit/checked'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'

interface Done {
  readonly path: string
  readonly text: string
  readonly checked: Checked
}

/** The texts that were checked last: a save needs what the page had checked while one typed, and the text before it. */
let recent: readonly Done[] = []
const MOST_RECENT = 4
const MOST_CHARACTERS = 8 * 1024 * 1024

/** Checks a text as the recording at a path. Returns all problems, the request hash and the assembled messages. */
export function checkText(path: string, text: string): Checked {
  const known = recent.find((one) => one.path === path && one.text === text)
  const checked = known?.checked ?? checkNow(path, text)
  const others = recent.filter((one) => one !== known).slice(0, MOST_RECENT - 1)
  recent = text.length > MOST_CHARACTERS ? others : [{ path, text, checked }, ...others]
  return checked
}

function checkNow(path: string, text: string): Checked {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return { problems: recording.problems, hash: null, messages: [] }
  const { problems, hash, assembled } = openRecording(recording, { size: 0, modified: 0 }, sha256OfText)
  return { problems, hash, messages: assembled.messages }
}
