import { noise, type Reader } from './reader'

const id = noise('id')

/**
 * Reads the id of the call that a result belongs to. The id is noise, but the call that it names is not: two results
 * that swap their ids have changed (docs/format.md, 7).
 */
export const idOfAnsweredCall: Reader = {
  ...id,
  read(context, value, at) {
    id.read(context, value, at)
    context.assembly.resultOf(value)
  },
}
