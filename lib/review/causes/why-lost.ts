import type { Change } from '../change'

/** Says in a few words why replay does not find a recording. */
export function whyLost({ facets, status, hash }: Change): string {
  if (hash.after?.verdict === 'match') return 'replay does not look in this folder'
  if (hash.after?.verdict === 'unhashed') return 'the recorder does not hash such a request'
  if (hash.after?.verdict === 'older') return 'the name follows an earlier rule'
  if (status === 'added') return 'the name follows no known rule'
  const what = [facets.includes('request') ? 'request' : '', facets.includes('test') ? 'test id' : '']
  const changed = what.filter((part) => part !== '').join(' and ')
  if (changed === '') return 'the file was renamed'
  return `the ${changed} changed inside the file`
}
