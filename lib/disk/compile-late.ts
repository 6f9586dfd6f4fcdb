import { setFlagsFromString } from 'node:v8'

/**
 * How much bytecode a function runs before V8 compiles it, in bytes. V8's own budget is 66 KiB. Twice that gains a tenth at
 * 3,000 recordings and costs nothing at 30,000, where more does.
 */
const BUDGET = 132_000

/**
 * Lets V8 compile functions only when they have run for long. Reading recordings runs through much code a little: with
 * V8's own budget, compiling it takes longer than running it. Applies to the whole process, from now on.
 */
export function compileLate(): void {
  setFlagsFromString(`--interrupt-budget=${BUDGET}`)
}
