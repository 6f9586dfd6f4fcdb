import { readRecording } from '#lib/entry/read-recording'
import { sha256Hex } from '#lib/formats/recorder/hash/sha256'
import type { FixContext } from './plan'
import { planFixes } from './plan-fixes'
import type { TextFix } from './text-fix'

const ALONE: Omit<FixContext, 'kinds'> = {
  known: [],
  chosen: new Set(),
  matchedAtBase: new Set(),
  mentions: new Map(),
  restored: new Map(),
}

/** The mended text of a file, or why it cannot be mended. */
export type MendedText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }

/** Mends the text of a file with one fix (docs/interfaces.md, 11). */
export function mendText(path: string, text: string, fix: TextFix): MendedText {
  const file = { path, fingerprint: '', recording: readRecording({ path, text }), link: null }
  const [planned] = planFixes([file], { ...ALONE, kinds: new Set([fix]) }, sha256Hex).files
  const mended = planned?.edits[0]?.after
  if (typeof mended === 'string') return { ok: true, text: mended }
  return { ok: false, message: planned?.reason ?? 'There is nothing to mend.' }
}
