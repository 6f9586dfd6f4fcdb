import type { Contents } from '#lib/review/causes/contents'
import type { Found } from '#lib/review/causes/differences'
import { replaced } from '#lib/review/causes/replaced'

/** For tests: the contents after differences were applied to them, at the places where they were found. */
export function applied(contents: Contents, found: readonly Found[], after: Contents): Contents {
  const changed = new Map(contents)
  const words = new Map<string, { before: string; after: string }[]>()
  for (const { difference, places } of found) {
    for (const place of places) {
      if (difference.kind === 'words')
        words.set(place, [
          ...(words.get(place) ?? []),
          { before: difference.before ?? '', after: difference.after ?? '' },
        ])
      else if (difference.after === null) changed.delete(place)
      else changed.set(place, { text: difference.after, isText: after.get(place)?.isText ?? true })
    }
  }
  for (const [place, pairs] of words) {
    const content = changed.get(place)
    if (content) changed.set(place, { ...content, text: replaced(content.text, pairs) })
  }
  return changed
}
