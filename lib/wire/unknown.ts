import { rest } from './reader'

/** The reader of answers of no known kind: every value may be what the answer says, whatever its name is. */
export const unknownReader = rest
