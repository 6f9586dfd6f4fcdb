import type { PlannedFile } from '#lib/api/actions'
import { fileName, shortName } from '#lib/entry/shown-name'
import { countedText, countText } from '#lib/figures/text'

/**
 * Files that want one name, where nothing tells which of them is right.
 * @param chosen paths that the reader has chosen: their choice can still be changed
 */
export function contests(files: readonly PlannedFile[], chosen: readonly string[]): PlannedFile[][] {
  const found = new Map<string, PlannedFile[]>()
  for (const file of files) {
    if (file.outcome !== 'choose' && !chosen.includes(file.path)) continue
    const paths = [file.path, ...file.rivals].sort()
    found.set(
      paths.join('\n'),
      files.filter(({ path }) => paths.includes(path)),
    )
  }
  return [...found.values()]
}

/** The files that want the name of a contest too, and are not among those that the plan is for. */
export function outsideOf(contest: readonly PlannedFile[]): string[] {
  const inside = new Set(contest.map(({ path }) => path))
  return [...new Set(contest.flatMap(({ rivals }) => rivals))].filter((path) => !inside.has(path)).sort()
}

/** The short name of a file, with its folder where another file that is shown beside it has the same. */
export function nameBeside(path: string, others: readonly string[]): string {
  const name = shortName(path)
  const isShared = others.some((other) => other !== path && shortName(other) === name)
  const folder = path.slice(0, path.length - fileName(path).length - 1)
  return isShared && folder !== '' ? `${name} in ${folder}` : name
}

/** Says over the choices of a contest what they are about. */
export function contestText(
  files: readonly PlannedFile[],
  outside: readonly string[],
  chosen: string | null,
): string {
  const paths = [...files.map(({ path }) => path), ...outside]
  const [only] = files
  const others = outside.map((path) => nameBeside(path, paths)).join(', ')
  const want = outside.length === 1 ? 'wants' : 'want'
  const who =
    only !== undefined && files.length === 1
      ? `${nameBeside(only.path, paths)} wants a name that ${countedText(outside.length, 'recording')} outside this list ${want} too: ${others}.`
      : outside.length === 0
        ? `${countText(files.length)} files want one name.`
        : `${countText(files.length)} files want one name that ${countedText(outside.length, 'recording')} outside this list ${want} too: ${others}.`
  const rest = files.length + outside.length === 2 ? 'The other is' : 'The others are'
  if (chosen !== null) return `${who} ${rest} never read.`
  const choose = files.length === 1 ? 'Choose it, or it is not renamed.' : 'Choose one, or none is renamed.'
  return `${who} The base does not tell which is right. ${choose}`
}
