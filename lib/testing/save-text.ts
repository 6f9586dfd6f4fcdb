import type { ActionOptions, GroupResult } from '#lib/write/action'
import { writeAction } from '#lib/write/write-action'

/** For tests: saves one recording as the editor does. */
export async function saveText(
  root: string,
  path: string,
  text: string,
  { fingerprint, ...options }: ActionOptions & { readonly fingerprint: string },
): Promise<GroupResult> {
  const edits = [{ path, before: fingerprint, after: text }]
  const { groups } = await writeAction(
    root,
    { kind: 'save', title: `Saved ${path}`, groups: [{ edits }] },
    options,
  )
  const [saved] = groups
  if (!saved) throw new Error('a save had no result')
  return saved
}
