import { type Reader, reads } from './reader'

/**
 * Why an answer ended, where every chunk may say it: the last one holds. Another one that came before stands beside the
 * lanes.
 */
export const finishes: Reader = reads(({ assembly, choice }, value, at) => {
  if (typeof value !== 'string') {
    assembly.rest(value, at, '', choice)
    return
  }
  const before = assembly.choice(choice).finishReason
  if (before !== null && before !== value) assembly.rest(before, at, 'earlier finish reason', choice)
  assembly.finish(choice, value, at)
})
