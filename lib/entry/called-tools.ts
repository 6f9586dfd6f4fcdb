import type { Entry } from './row'

/** Returns the names of the tools that an answer calls, one for each call. */
export function calledTools(entry: Entry): readonly string[] {
  // An entry of the index decodes its texts each time it is asked for them.
  return entry.tools ?? entry.texts.calls.map(nameOfCall)
}

function nameOfCall(call: string): string {
  return call.slice(0, call.indexOf('('))
}
