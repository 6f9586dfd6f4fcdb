import '../zod-without-eval'
import type { Edited } from '#lib/edit/edited-text'
import { type FindInJson, findInJson } from '#lib/edit/find/find-in-json'
import { readRecording } from '#lib/entry/read-recording'

/** Reads the editor's text and makes the search of it. This file is loaded when the find box first opens. */
export function jsonSearch(path: string, { text, document }: Pick<Edited, 'text' | 'document'>): FindInJson {
  const recording = document ? readRecording({ path, text }) : null
  return findInJson(text, document, recording?.kind === 'unreadable' ? null : recording)
}
