import type { RouteAnswer } from '#lib/api/route'
import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/entry/read-recording'
import { curlOf, markdownOf } from '#lib/page/copy'
import { isPasteable, wordOf } from '#lib/page/pasteable'
import { fileTextOf } from '../text/file-text'

export type CopyWhat = 'path' | 'prompt' | 'answer' | 'curl' | 'markdown'

/**
 * Makes a part of a recording for the clipboard from the file as it is now. Nothing is cut; a path is one word of a shell's line. Fails if the file cannot be
 * fetched or read, or if a path is not safe to paste.
 */
export async function copyText(path: string, what: CopyWhat): Promise<RouteAnswer<string>> {
  if (what === 'path') {
    const message = 'the path holds characters that a terminal would obey.'
    return isPasteable(path) ? { ok: true, value: wordOf(path) } : { ok: false, code: 'unsafe', message }
  }
  const loaded = await fileTextOf(path).load()
  return loaded.ok ? { ok: true, value: partOf(path, loaded.value, what) } : loaded
}

function partOf(path: string, text: string, what: Exclude<CopyWhat, 'path'>): string {
  const recording = readRecording({ path, text })
  if (recording.kind === 'unreadable') return text
  const opened = openRecording(recording, { size: text.length, modified: 0 })
  switch (what) {
    case 'prompt':
      return opened.entry.row.prompt
    case 'answer':
      return opened.assembled.messages.map((message) => message.text || message.refusal).join('\n\n')
    case 'curl':
      return curlOf(recording)
    case 'markdown':
      return markdownOf(recording, opened)
  }
}
