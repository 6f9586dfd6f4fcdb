import { byType, type NoisePath, type Reader, type Reading } from '../reader'

/** A path that is noise in more types than this is listed once for any type. */
const MOST_NAMED = 3

/**
 * Like `byType`, but a path that is noise in many types is listed once, since the events and items of the Responses API
 * have much in common.
 */
export function byKnownType<C extends Reading>(
  readers: Readonly<Record<string, Reader<C>>>,
  otherwise: Reader<C>,
): Reader<C> {
  return { ...byType('type', readers, otherwise), noiseAt: (at) => noiseOf(readers, otherwise, at) }
}

function noiseOf<C extends Reading>(
  readers: Readonly<Record<string, Reader<C>>>,
  otherwise: Reader<C>,
  at: string,
): NoisePath[] {
  const types = new Map<string, { readonly noise: NoisePath; readonly types: Set<string> }>()
  for (const [type, reader] of Object.entries(readers)) {
    for (const noise of reader.noiseAt('')) {
      const known = types.get(noise.path) ?? { noise, types: new Set() }
      known.types.add(type)
      types.set(noise.path, known)
    }
  }
  const listed = [...types.values()].map(({ noise, types }) => ({
    ...noise,
    path: types.size > MOST_NAMED ? `${at}${noise.path}` : `${at}(${[...types].join(', ')})${noise.path}`,
  }))
  return [...listed, ...otherwise.noiseAt(at)]
}
