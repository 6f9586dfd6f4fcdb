import type { Entry } from './row'

/** Returns the names of the tools that an answer calls, one for each call. */
export function calledTools({ tools, texts }: Entry): readonly string[] {
  return tools ?? texts.calls.map(nameOfCall)
}

function nameOfCall(call: string): string {
  return call.slice(0, call.indexOf('('))
}
