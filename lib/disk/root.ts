import { realpathSync, statSync } from 'node:fs'

export type RootResult =
  | { readonly ok: true; readonly root: string }
  | {
      readonly ok: false
      readonly code: 'not-found' | 'not-a-folder' | 'unreadable-folder'
      readonly message: string
    }

export function openRoot(path: string): RootResult {
  try {
    const root = realpathSync(path)
    if (!statSync(root).isDirectory())
      return { ok: false, code: 'not-a-folder', message: `${path} is no folder.` }
    return { ok: true, root }
  } catch {
    return { ok: false, code: 'not-found', message: `${path} does not exist.` }
  }
}
