import type { Lane } from '#lib/message/message'
import { isTextLane, type ListedDelta } from '#lib/message/stream'
import type { AnswerView } from '#lib/page/view'
import { visibleDelta } from '#lib/page/visible'

/** The most characters of a delta that fit into a row. */
const ROW = 160

/** The text of a lane, as much of it as the page has. */
function textOfLane(answers: readonly AnswerView[], choice: number, lane: Lane): string {
  const answer = answers.find(({ index }) => index === choice)
  if (!answer) return ''
  if (lane === 'text' || lane === 'reasoning' || lane === 'refusal') return answer[lane].text
  return answer.calls.find((call) => call.lane === lane)?.text ?? ''
}

/** The content of a delta's row in the list of chunks. */
export interface DeltaLine {
  /** Label before the text, in the page's words, such as `name`; for other content, its path. */
  readonly label: string
  readonly text: string
  readonly characters: number
}

export function deltaLine(answers: readonly AnswerView[], delta: ListedDelta): DeltaLine {
  const { lane, choice, start, end, note, name, of } = delta
  const characters = end - start
  if (lane === 'rest') return { label: visible(of), text: visibleDelta(note.slice(0, ROW)), characters }
  if (!isTextLane(lane)) return { label: note === '' ? 'nothing' : '', text: visible(note), characters: 0 }
  if (characters === 0) return { label: name === '' ? 'nothing' : 'name', text: visible(name), characters }
  const text = textOfLane(answers, choice, lane).slice(start, Math.min(end, start + ROW))
  if (text === '') return { label: 'beyond what is shown', text: '', characters }
  const shown = visibleDelta(text) + (characters > ROW ? '…' : '')
  return { label: name === '' ? '' : `name ${visible(name)},`, text: shown, characters }
}

/** A note is a word or sentence of the recorder's, so its spaces need no sign. */
function visible(text: string): string {
  return visibleDelta(text.slice(0, ROW)).replaceAll('·', ' ')
}
