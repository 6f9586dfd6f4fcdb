import { accessSync, constants, lstatSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OwnerAndMode } from '#lib/disk/attributes'
import { prepareAdd } from './add'
import { failed } from './failure'
import { checkPresent } from './present'
import { lookAgain, type Prepared, type StepContext } from './step'

/** Prepares the removal of a file. One that is a link is refused: other files may rely on where it leads. */
export function prepareRemoval(context: StepContext, before: string): Prepared {
  const { where, subject } = context
  const present = checkPresent(where, subject, before)
  if (!present.ok) return present
  const { absolute, bytes } = present
  if (isLink(where, subject.path)) {
    const reason = `it is a link to ${JSON.stringify(absolute)}; change that file instead`
    return failed(subject, 'unwritable', reason)
  }
  accessSync(dirname(absolute), constants.W_OK)
  const owner: OwnerAndMode = lstatSync(absolute)
  const step = {
    ...{ subject, absolute, isRemoval: true, warning: () => '', clean: () => {} },
    look: () => lookAgain(context, { fingerprint: before, bytes }, absolute),
    run: async () => {
      unlinkSync(absolute)
      return undefined
    },
    takeBack: async () => {
      const again = await prepareAdd({ where, subject, owner }, { fingerprint: before, bytes })
      const failure = again.ok ? await again.step.run() : again
      if (again.ok) again.step.clean()
      if (failure) throw new Error(failure.message)
    },
  }
  return { ok: true, step }
}

function isLink(where: string | null, path: string): boolean {
  return lstatSync(where === null ? path : `${where}/${path}`).isSymbolicLink()
}
