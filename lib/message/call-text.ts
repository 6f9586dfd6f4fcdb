import type { ToolCall } from './message'

/** Writes a call as lists show it and as it is searched: `name({…})`. */
export function callText(call: Pick<ToolCall, 'name' | 'arguments'>): string {
  return `${call.name}(${call.arguments})`
}
