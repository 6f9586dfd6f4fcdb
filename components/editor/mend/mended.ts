import '../zod-without-eval'
import { type Base, textToWrite } from '#lib/edit/edited-text'
import { type MendedText, mendText } from '#lib/edit/fix/mend-text'
import type { TextFix } from '#lib/edit/fix/text-fix'

/** Mends what a save would write now. This file is loaded when something is first mended. */
export function mended(path: string, base: Base, text: string, fix: TextFix): MendedText {
  return mendText(path, textToWrite(base, text), fix)
}
