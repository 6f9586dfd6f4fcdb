import { type ActionEnded, END_INTERRUPTED, UNDO } from '#lib/api/actions'
import type { RouteAnswer } from '#lib/api/route'
import { countedText, countText } from '#lib/figures/text'
import { ask } from '../client'
import { showToast, type Toast } from '../ui/toast-store'

/** How long taking back may last before the page says that it goes on, in milliseconds. */
const LONG_MS = 400

/** Takes an action back, by default the last that can be, and says so. @returns whether anything was taken back */
export async function takeBack(id?: string): Promise<boolean> {
  const going = setTimeout(() => showToast({ text: 'Taking it back…', tone: 'plain' }), LONG_MS)
  const answer = await ask(UNDO, null, { body: JSON.stringify(id === undefined ? {} : { id }) })
  clearTimeout(going)
  sayEnded(answer, 'Taken back')
  return answer.ok && answer.value.id !== null
}

/** Ends an interrupted action and says so. */
export async function endInterrupted(id: string, how: 'finish' | 'take-back'): Promise<void> {
  const answer = await ask(END_INTERRUPTED, null, { body: JSON.stringify({ id, how }) })
  sayEnded(answer, how === 'finish' ? 'Finished' : 'Taken back')
}

function sayEnded(answer: RouteAnswer<ActionEnded>, word: string): void {
  showToast(answer.ok ? endedToast(answer.value, word) : { text: answer.message, tone: 'danger' })
}

function endedToast({ title, written, failed, warnings }: ActionEnded, word: string): Toast {
  const [first] = failed
  if (first === undefined) return { text: [`${word}: ${title}.`, ...warnings].join(' '), tone: 'plain' }
  const done = written.length === 0 ? '' : `${word} in part: ${countedText(written.length, 'file')}. `
  const more = failed.length > 1 ? ` And ${countText(failed.length - 1)} more.` : ''
  return { text: `${done}${first.message}${more}`, tone: 'danger' }
}
