/** True for the full id of an object. Where git takes an object, it is only ever given such an id. */
export function isObjectId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)
}

/** The same ids, for arguments. */
export function objectIds(...ids: readonly string[]): readonly string[] {
  for (const id of ids) if (!isObjectId(id)) throw new Error(`Not an object id: ${JSON.stringify(id)}.`)
  return ids
}

/** The first characters of an id, as a reader sees it. */
export function shortId(id: string): string {
  return id.slice(0, 7)
}
