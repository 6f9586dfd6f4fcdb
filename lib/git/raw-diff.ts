import { recordsOf } from './tree'

/** How git is asked to compare, so that it prints what `rawDiff` reads and runs nothing. Renames are paired elsewhere. */
export const RAW_DIFF: readonly string[] = [
  ...['-z', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'],
]

/** A file that git lists as changed. A mode and an id of zeros stand for a side that there is none of. */
export interface RawChange {
  readonly baseMode: string
  readonly headMode: string
  readonly baseId: string
  readonly headId: string
  /** A letter: `A`, `D`, `M`, `T`, `U`. */
  readonly status: string
  /** The bytes of its path. */
  readonly name: Buffer
}

const COLON = 0x3a

/**
 * Reads the output of a comparison: `:MODE MODE ID ID STATUS`, then the path.
 * @returns each change, and between them the ids of the commits that `--stdin` names, as text
 */
export function* rawDiff(output: Buffer): Generator<RawChange | string> {
  let facts: string[] | undefined
  for (const record of recordsOf(output)) {
    if (facts !== undefined) {
      const [baseMode = '', headMode = '', baseId = '', headId = '', status = ''] = facts
      yield { baseMode, headMode, baseId, headId, status, name: record }
      facts = undefined
    } else if (record[0] === COLON) facts = record.toString('latin1', 1).split(' ')
    else yield record.toString('latin1')
  }
}
