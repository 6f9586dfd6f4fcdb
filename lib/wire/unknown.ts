import { error } from './error'
import { fields } from './reader'

/**
 * The reader of answers of no known kind: every value may be what the answer says, whatever its name is. Only `error` is
 * a word for the same thing everywhere.
 */
export const unknownReader = fields({ error })
