import type { Version } from '../change'

/** Versions that belong together: one that was removed, and one that was added. */
export type Counterparts = readonly (readonly [before: Version, after: Version])[]
