/** The parts of a pytest node id `path/to/test_file.py::Class::test_name[param-param]`. */
export interface TestName {
  /** `tests/integration/responses/test_basic.py` */
  readonly file: string
  /** `TestClass::test_name` or `test_name`, without parameters; empty when the id has no `::`. */
  readonly function: string
  /** The text between the brackets, split where a split is certain; empty without brackets. */
  readonly parameters: readonly string[]
}

/**
 * Splits a test id into its parts. Pytest joins parameters with `-` and does not escape dashes inside them, so most
 * splits are uncertain. A dash is certain to separate parameters before `name=`, and on both sides of the request's own
 * model.
 * @param model the model of the request, `''` when there is none
 */
export function parseTestId(testId: string, model: string): TestName {
  const head = functionOf(testId)
  const separator = head.indexOf('::')
  return {
    file: separator === -1 ? head : head.slice(0, separator),
    function: separator === -1 ? '' : head.slice(separator + 2),
    parameters: splitParameters(parametersOf(testId), model),
  }
}

/** Returns a test id without its parameters: the name that all variants of a test share. */
export function functionOf(testId: string): string {
  const bracket = testId.indexOf('[')
  return bracket === -1 ? testId : testId.slice(0, bracket)
}

/** Returns the text between the brackets of a test id; empty without brackets. */
export function parametersOf(testId: string): string {
  return testId.slice(functionOf(testId).length + 1).replace(/\]$/, '')
}

const CUT = '\u0000'

function splitParameters(text: string, model: string): string[] {
  if (text === '') return []
  let marked = text.includes('=') ? text.replace(/-(?=[A-Za-z_]\w*=)/g, CUT) : text
  if (model !== '' && text.includes(model)) {
    const { before, after } = dashesBeside(model)
    marked = marked.replace(before, CUT).replace(after, `$1${CUT}`)
  }
  return marked.split(CUT).filter((parameter) => parameter !== '')
}

/** The dashes before and after a model. They are found for many tests of few models. */
interface Dashes {
  readonly before: RegExp
  readonly after: RegExp
}

const known = new Map<string, Dashes>()
const MOST_KNOWN = 1_000

function dashesBeside(model: string): Dashes {
  const found = known.get(model)
  if (found) return found
  const name = `(?:[\\w.=]+/)*${model.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`
  const dashes = {
    before: new RegExp(`-(?=${name}(?:-|$))`, 'g'),
    after: new RegExp(`((?:^|${CUT})${name})-`, 'g'),
  }
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(model, dashes)
  return dashes
}

/**
 * Returns the suite of a recording: the first folder below `tests/integration`, otherwise the folder that contains
 * `recordings`; empty when there is neither.
 * @param path relative to the root, with `/`
 */
export function suiteOf(path: string): string {
  const folders = path.split('/').slice(0, -1)
  const below = folders[folders.lastIndexOf('integration') + 1]
  if (folders.includes('integration') && below !== undefined && below !== 'recordings') return below
  return folders[folders.indexOf('recordings') - 1] ?? ''
}
