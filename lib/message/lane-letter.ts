import type { Lane } from './message'

const LETTERS: Readonly<Record<string, string>> = {
  text: 'T',
  reasoning: 'R',
  refusal: 'X',
  rest: 'O',
  role: 'A',
  finish: 'F',
  usage: 'U',
  error: 'E',
}

/** The letter by which a lane is known beside its colour; all tool calls have `C`. */
export function letterOf(lane: Lane): string {
  return lane.startsWith('tool:') ? 'C' : (LETTERS[lane] ?? '–')
}
