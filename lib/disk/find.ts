import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface FoundFile {
  readonly path: string
  readonly size: number
  readonly modified: number
}
export interface Found {
  readonly files: FoundFile[]
  readonly problems: { readonly path: string; readonly message: string }[]
}

export function findRecordings(root: string): Found {
  const files: FoundFile[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (path.endsWith('.json')) {
        const stat = statSync(join(root, path))
        files.push({ path, size: stat.size, modified: stat.mtimeMs })
      }
    }
  }
  walk('')
  return { files, problems: [] }
}
