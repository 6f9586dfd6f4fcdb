import { expect, test } from 'vitest'
import { sha256OfText } from '#lib/disk/fingerprint'
import type { JsonObject } from '#lib/json/value'
import { madeChange, madeVersion, withValue } from '#lib/testing/made-pair'
import { SPECIMENS } from '#lib/testing/specimens/specimens'
import type { Reviewed } from '../change'
import { reviewSides } from '../changes'
import { changeView, FIRST_ROOM } from './change-view'
import { detailOf } from './detail'
import type { DetailSection } from './section'
import { sectionsOf } from './sections'

const CHAT = SPECIMENS['openai.chat']
const ANSWER = ['response', 'body', '__data__', 'choices', 0, 'message', 'content']
const SENT = ['request', 'body', 'messages', 0, 'content']

const answering = (text: string): JsonObject => withValue(CHAT, ANSWER, text)

function sections({ change, pair }: Reviewed): DetailSection[] {
  return sectionsOf(changeView(change, pair, detailOf(pair, sha256OfText), FIRST_ROOM))
}

const titles = (reviewed: Reviewed): string[] => sections(reviewed).map(({ title }) => title)

test('what differs most comes first', () => {
  const other = withValue(CHAT, SENT, 'What is it?')
  expect(titles(madeChange(CHAT, other))[0]).toBe('Request')
  expect(titles(madeChange(CHAT, withValue(other, ANSWER, 'Jupiter')))[0]).toBe('Answer')
})

test('a part that differs is open, with the length of both sides; one that is the same is closed', () => {
  const [answer] = sections(madeChange(answering('Saturn'), answering('Jupiter!')))
  expect(answer).toMatchObject({ lane: 'text', about: '6 → 8 characters', isOpen: true, hasMarks: true })
  const other = sections(madeChange(answering('Saturn'), withValue(answering('Saturn'), SENT, 'What?')))
  const same = other.find(({ title }) => title === 'Answer')
  expect(same).toMatchObject({ about: 'the same on both sides, 6 characters', isOpen: false, isSame: true })
})

test('an added recording has its request in full, and nothing to mark', () => {
  const path = 'recordings/x.json'
  const [added] = reviewSides([{ base: null, head: madeVersion(path, answering('Saturn')) }])
  const parts = added ? sections(added) : []
  expect(parts[0]).toMatchObject({ title: 'Sent', code: expect.stringMatching(/^POST http/), blocks: [] })
  expect(parts.map(({ title }) => title)).toEqual(expect.arrayContaining(['Request', 'Parameters', 'Answer']))
  expect(parts.some(({ hasMarks }) => hasMarks)).toBe(false)
})

test('sections of one change have different keys', () => {
  const other = withValue(withValue(CHAT, SENT, 'What?'), ANSWER, 'Jupiter')
  const keys = sections(madeChange(CHAT, other)).map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})
