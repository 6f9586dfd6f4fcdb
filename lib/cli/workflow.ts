/** A note at a line of a file, as GitHub shows it beside the changes of a pull request. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  /** Relative to the top of the repository, with `/`; null for a note on no file. */
  readonly file: string | null
  /** From 1. */
  readonly line: number | null
}

/**
 * Writes an annotation as the command that GitHub's runner reads: `::error file=…,line=…,title=…::message`. Line ends
 * and separators are escaped, so the text is one command, whatever is in it.
 */
export function annotationLine({ level, file, line, title, message }: Annotation): string {
  const properties = [
    ...(file === null ? [] : [`file=${property(file)}`]),
    ...(line === null ? [] : [`line=${line}`]),
    `title=${property(title)}`,
  ]
  return `::${level} ${properties.join(',')}::${data(message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
