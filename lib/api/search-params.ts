/** The parameters of a page's address, as Next gives them. */
export type GivenParameters = Readonly<Record<string, string | string[] | undefined>>

/** Reads the parameters of a page's address. One that is given twice counts once: the first. */
export function searchParamsOf(given: GivenParameters): URLSearchParams {
  const first = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    const [text] = [value].flat()
    return text === undefined ? [] : [[name, text]]
  })
  return new URLSearchParams(first)
}
