/** A node of the tree that rendered Markdown is made of; only what is used here. */
interface TreeNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: TreeNode[]
  position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
}

/** A stretch of rendered text that stands in the source in the same characters. */
interface SourceRun {
  readonly text: string
  /** Offset in the source; null for text that is not found there. */
  readonly start: number | null
}

/**
 * Makes a plugin that puts each stretch of text into a `span` which names its place in the source (`from`, `to`), so
 * that rendered characters keep their place in the answer. The text itself stays as it is.
 */
export function keepPlaces(source: string): () => (tree: TreeNode) => void {
  return () => (tree) => {
    let cursor = 0
    const visit = (node: TreeNode, from: number, to: number): void => {
      const start = node.position?.start.offset ?? from
      const end = node.position?.end.offset ?? to
      node.children = node.children?.flatMap((child) => {
        if (child.type !== 'text') {
          visit(child, start, end)
          return [child]
        }
        const own = child.position?.start.offset ?? Math.max(start, cursor)
        const runs = sourceRuns(child.value ?? '', source, own, child.position?.end.offset ?? end)
        for (const { text, start: at } of runs) if (at !== null) cursor = at + text.length
        return runs.map(nodeOf)
      })
    }
    visit(tree, 0, source.length)
  }
}

function nodeOf({ text, start }: SourceRun): TreeNode {
  const child = { type: 'text', value: text }
  if (start === null) return child
  return {
    type: 'element',
    tagName: 'span',
    properties: { from: start, to: start + text.length },
    children: [child],
  }
}

/** How many characters are looked for in the source after something that was not rendered, such as `\\` or `> `. */
const AHEAD = 4

/**
 * Finds a rendered text in its source, between two offsets. What Markdown leaves out splits it: escapes, the signs of
 * quotes and lists at the start of lines, the backticks of code.
 */
export function sourceRuns(text: string, source: string, from: number, to: number): SourceRun[] {
  // White space between blocks is not in the source.
  if (text.trim() === '') return [{ text, start: null }]
  const runs: { text: string; start: number | null }[] = []
  let at = from
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] ?? ''
    if (!isSame(unit, source[at]) || at >= to) {
      const found = findAhead(text, index, source, at, to)
      if (found === -1) {
        runs.push({ text: text.slice(index), start: null })
        break
      }
      at = found
    }
    const open = runs.at(-1)
    if (open && open.start !== null && open.start + open.text.length === at) open.text += unit
    else runs.push({ text: unit, start: at })
    at++
  }
  return runs
}

/** White space may be rendered as other white space: a line end in code is a space. */
function isSame(rendered: string, recorded: string | undefined): boolean {
  return rendered === recorded || (/\s/.test(rendered) && recorded !== undefined && /\s/.test(recorded))
}

function findAhead(text: string, index: number, source: string, at: number, to: number): number {
  for (const length of [AHEAD, 1]) {
    const found = source.indexOf(text.slice(index, index + length), at)
    if (found !== -1 && found < to) return found
  }
  return -1
}
