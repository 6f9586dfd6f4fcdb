import { accessSync, constants, renameSync } from 'node:fs'
import { removeIfPossible } from '#lib/disk/private-file'
import type { Content } from './edit'
import { checkPresent, type Present, placeOf } from './present'
import { stage } from './stage'
import { lookAgain, type Prepared, type StepContext } from './step'

/** The change of a file: its fingerprint, its bytes if they were read, and what replaces them. */
interface Changing {
  readonly before: string
  readonly known: Buffer | undefined
  readonly after: Content
}

/**
 * Prepares the change of a file's content. The file keeps its mode and, where permitted, its owner; one that is a link
 * is changed where the link leads.
 */
export async function prepareChange(context: StepContext, changing: Changing): Promise<Prepared> {
  const { subject } = context
  const { before, after } = changing
  const present = presentOf(context, changing)
  if (!present.ok) return present
  const { absolute, bytes } = present
  accessSync(absolute, constants.W_OK)
  const staged = await stage(context, { absolute, bytes: after.bytes, source: absolute })
  if (!staged.ok) return staged
  const { temporary, warning } = staged
  const step = {
    ...{ subject, absolute, isRemoval: false, warning: () => warning },
    look: () => lookAgain(context, { fingerprint: before, bytes }, absolute),
    run: async () => {
      renameSync(temporary, absolute)
      return undefined
    },
    takeBack: async () => {
      const old = await stage(context, { absolute, bytes, source: absolute })
      if (old.ok) renameSync(old.temporary, absolute)
    },
    clean: () => removeIfPossible(temporary),
  }
  return { ok: true, step }
}

/** Tells where the file is. One that was read a moment ago is not read again: that is done before it is replaced. */
function presentOf({ where, subject }: StepContext, { before, known }: Changing): Present {
  if (!known) return checkPresent(where, subject, before)
  const place = placeOf(where, subject)
  return place.ok ? { ...place, bytes: known } : place
}
