import { openRecording } from '#lib/entry/open-recording'
import { readRecording } from '#lib/formats/recorder/read'
import { curlOf, markdownOf } from '#lib/page/copy'
import { fileTextOf } from '../text/file-text'

export type CopyWhat = 'path' | 'prompt' | 'answer' | 'curl' | 'markdown'

/** A part of a recording for the clipboard, made from the file as it is now: nothing in it is cut. */
export async function copyText(path: string, what: CopyWhat): Promise<string> {
  if (what === 'path') return path
  const text = await fileTextOf(path).load()
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
