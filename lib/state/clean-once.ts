import { cleanTemporary } from '#lib/disk/temporary'

const cleaned = new Set<string>()

/** Removes what killed writers left behind in a folder of the state, the first time that this process writes there. */
export function cleanOnce(folder: string): void {
  if (!cleaned.has(folder)) cleanTemporary(folder)
  cleaned.add(folder)
}
