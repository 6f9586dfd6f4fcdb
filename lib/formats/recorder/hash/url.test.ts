import { expect, test } from 'vitest'
import { parseUrl } from './url'

const pathOf = (url: string): string | undefined => parseUrl(url)?.path

test('the path of a URL is the text between host and query', () => {
  expect(parseUrl('https://api.openai.com/v1/v1/chat/completions?x=1#y')).toEqual({
    netloc: 'api.openai.com',
    path: '/v1/v1/chat/completions',
  })
  expect(pathOf('http://localhost:8000')).toBe('')
  expect(pathOf('http://host?q=/a')).toBe('')
})

test('a text without a scheme is entirely path', () => {
  const url = '__databricks__/serving-endpoints/v1/chat/completions'
  expect(parseUrl(url)).toEqual({ netloc: '', path: url })
  expect(pathOf(`${url}?a=b#c`)).toBe(url)
})

test('a scheme with an empty host leaves the path', () => {
  expect(parseUrl('vertexai:///generate_content_stream')).toEqual({
    netloc: '',
    path: '/generate_content_stream',
  })
})

test('the params of the last segment are cut, for schemes that can have them', () => {
  expect(pathOf('http://h/a;p/b;q;r')).toBe('/a;p/b')
  expect(pathOf('a;p')).toBe('a')
  expect(pathOf('http://h/a;p/b')).toBe('/a;p/b')
  expect(pathOf('vertexai:///a;p')).toBe('/a;p')
})

test('white space around and line breaks inside are dropped first', () => {
  expect(pathOf(' \u0001http://h/a\n/b\t')).toBe('/a/b')
})

test('a host with half a pair of brackets is not a URL', () => {
  expect(parseUrl('http://[::1/a')).toBeNull()
  expect(pathOf('http://[::1]/a')).toBe('/a')
})
