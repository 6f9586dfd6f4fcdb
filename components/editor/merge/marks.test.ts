import { expect, test } from 'vitest'
import { mergeTexts } from '#lib/edit/merge/merge-texts'
import { parseDocument } from '#lib/json/parse'
import { answerRuns, aroundAsk, markedChoices } from './marks'

const sideOf = (words: readonly string[]) => {
  const text = JSON.stringify(words)
  const parsed = parseDocument(text)
  return { text, document: parsed.ok ? parsed.document : null }
}
const BASE = ['It', ' is', ' renowned', ' for', ' rings', ' and', ' moons', '.']
const changed = (changes: Record<number, string>) => BASE.map((word, index) => changes[index] ?? word)
const answer = (text: string): string => (JSON.parse(text) as string[]).join('')

test('the answer after a merge says whose each word is, and where a choice is missing', () => {
  const [mine, theirs] = [changed({ 2: ' famous', 4: ' bands' }), changed({ 2: ' known', 6: ' stones' })]
  const texts = { base: sideOf(BASE), mine: sideOf(mine), theirs: sideOf(theirs) }
  const merge = mergeTexts(texts)
  const choices = markedChoices(merge.asks, new Map(), [texts.mine.text, texts.theirs.text])
  const marked = answer(merge.textOf(choices ?? new Map()))
  const runs = answerRuns(marked, { base: BASE.join(''), mine: mine.join('') })
  expect(runs.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    'same:It is',
    'ask:',
    'same: for ',
    'mine:bands',
    'same: and ',
    'theirs:stones',
    'same:.',
  ])
  expect(aroundAsk(marked, 0, 5)).toEqual({ before: 'It is', after: ' for …' })
  expect(aroundAsk(marked, 1, 5)).toBeNull()
})

test('a text that has the marks itself is not marked', () => {
  const [mine, theirs] = [changed({ 2: ' \ue000' }), changed({ 2: ' known' })]
  const merge = mergeTexts({ base: sideOf(BASE), mine: sideOf(mine), theirs: sideOf(theirs) })
  expect(markedChoices(merge.asks, new Map(), [JSON.stringify(mine)])).toBeNull()
})
