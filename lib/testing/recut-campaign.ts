import { readRecording } from '#lib/entry/read-recording'
import type { Kind } from '#lib/wire/kind'
import type { Recording } from '#lib/wire/recording'
import { checkedWrite, editedAtRandom, withoutEmptied } from './random-edits'
import { chatOfSdk, messageOfSdk, ourChat, ourMessage, ourResponse, responseOfSdk } from './sdk-judges'

/** What a number of edits of real recordings came to. */
interface Campaign {
  readonly edits: number
  /** How many of the edited answers the provider's own package read as tapedeck does. */
  readonly judged: number
  /** How many it refused, as it did or would have done before: a stream without an end, arguments that are not JSON. */
  readonly refused: number
  readonly kinds: number
  readonly failures: readonly string[]
}

/**
 * Edits recordings at random, each kind as often as the others, and checks every file that this gives: by what tapedeck
 * reads and, where it reads the format, by the provider's own package.
 */
export async function recutCampaign(
  files: readonly { readonly path: string; readonly text: string }[],
  edits: number,
  random: (limit: number) => number,
): Promise<Campaign> {
  const byKind = new Map<Kind, { readonly path: string; readonly text: string }[]>()
  for (const file of files) {
    const { kind } = readRecording(file)
    if (kind !== 'unreadable') byKind.set(kind, [...(byKind.get(kind) ?? []), file])
  }
  const kinds = [...byKind.values()]
  const counts = { edits: 0, judged: 0, refused: 0 }
  const failures: string[] = []
  for (let tries = 0; counts.edits < edits && tries < 20 * edits; tries++) {
    const ofKind = kinds[random(kinds.length)] ?? []
    const file = ofKind[random(ofKind.length)]
    if (!file) continue
    const verdict = await editOne(file, random)
    if (verdict === 'not edited') continue
    counts.edits++
    if (verdict === 'judged' || verdict === 'refused') counts[verdict]++
    else if (verdict !== 'not judged') failures.push(`${file.path}: ${verdict}`)
  }
  return { ...counts, kinds: kinds.length, failures }
}

/** @returns the verdict, or what is wrong */
async function editOne(
  file: { path: string; text: string },
  random: (limit: number) => number,
): Promise<string> {
  const recording = readRecording(file)
  const message = recording.kind === 'unreadable' ? null : editedAtRandom(recording, random)
  if (!message) return 'not edited'
  try {
    const edited = random(4) === 0 ? withoutEmptied(message) : message
    const again = readRecording({ path: file.path, text: checkedWrite(edited) })
    return again.kind === 'unreadable' ? 'cannot be read' : await judged(again)
  } catch (error) {
    return String(error)
  }
}

/** Compares the answer with what the provider's package makes of it. */
async function judged(recording: Recording): Promise<string> {
  const [ours, theirs] = JUDGES[recording.kind] ?? []
  if (!ours || !theirs) return 'not judged'
  let answers: readonly unknown[]
  try {
    answers = [ours(recording), await theirs(recording)]
  } catch {
    return 'refused'
  }
  const [mine, other] = answers.map((answer) => JSON.stringify(answer))
  return mine === other ? 'judged' : `read as ${mine}, by the package as ${other}`
}

type Judge = readonly [
  ours: (recording: Recording) => unknown,
  theirs: (recording: Recording) => Promise<unknown>,
]

const JUDGES: Partial<Record<Kind, Judge>> = {
  'openai.chat.chunks': [ourChat, chatOfSdk],
  'openai.responses.events': [ourResponse, responseOfSdk],
  'anthropic.message.events': [ourMessage, messageOfSdk],
}
