/** The id of the element of a call. @param key of its part of the request */
export function callId(key: string): string {
  return `call-${key}`
}
