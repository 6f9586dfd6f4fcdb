import { describe, expect, test } from 'vitest'
import { failingFacets, formOf } from './review-form'

describe('what is written', () => {
  test.each([
    [{}, 'text'],
    [{ format: 'text' }, 'text'],
    [{ format: 'text', brief: true }, 'brief'],
    [{ json: true, format: 'json' }, 'json'],
    [{ markdown: true }, 'markdown'],
    [{ format: 'github' }, 'github'],
  ])('%j: %s', (options, value) => expect(formOf(options)).toEqual({ ok: true, value }))

  test.each([
    [{ format: 'sarif' }, 'there is no format "sarif": name text, json, github'],
    [{ format: '' }, 'there is no format "": name text, json, github'],
    [{ json: true, markdown: true }, '--json and --markdown exclude each other: name one'],
    [{ json: true, format: 'github' }, '--json and --format github exclude each other: name one'],
    [{ brief: true, format: 'json' }, '--brief and --format json exclude each other: name one'],
  ])('%j is refused: %s', (options, message) => expect(formOf(options)).toEqual({ ok: false, message }))
})

describe('what fails', () => {
  test.each([
    ['none', []],
    ['replay', ['replay']],
    ['invalid, replay', ['invalid', 'replay']],
  ])('%s', (text, facets) => expect(failingFacets(text)).toEqual({ ok: true, value: new Set(facets) }))

  test.each(['', 'replay,', 'all', 'none,replay', '$(touch x)'])('%j is refused', (text) => {
    expect(failingFacets(text)).toMatchObject({
      ok: false,
      message: expect.stringContaining('invalid, replay'),
    })
  })
})
