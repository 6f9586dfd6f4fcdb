import { accessSync, constants, renameSync } from 'node:fs'
import { removeIfPossible } from '#lib/disk/private-file'
import type { Content } from './edit'
import { checkPresent } from './present'
import { stage } from './stage'
import { lookAgain, type Prepared, type StepContext } from './step'

/**
 * Prepares the change of a file's content. The file keeps its mode and, where permitted, its owner; one that is a link
 * is changed where the link leads.
 */
export function prepareChange(context: StepContext, before: string, after: Content): Prepared {
  const { where, subject } = context
  const present = checkPresent(where, subject, before)
  if (!present.ok) return present
  const { absolute, bytes } = present
  accessSync(absolute, constants.W_OK)
  const staged = stage(context, absolute, after.bytes, absolute)
  if (!staged.ok) return staged
  const { temporary, warning } = staged
  const step = {
    ...{ subject, absolute, isRemoval: false, warning: () => warning },
    look: () => lookAgain(context, before, absolute),
    run: () => {
      renameSync(temporary, absolute)
      return undefined
    },
    takeBack: () => {
      const old = stage(context, absolute, bytes, absolute)
      if (old.ok) renameSync(old.temporary, absolute)
    },
    clean: () => removeIfPossible(temporary),
  }
  return { ok: true, step }
}
