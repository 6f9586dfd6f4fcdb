import { connect } from 'node:net'

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number
  /** Status line, headers and body. */
  readonly text: string
}

/**
 * Sends lines as they are, which no client of HTTP would, and waits for the answer.
 * @param lines the first line and the headers; `HOST` stands for the Host of the server
 * @param body what follows them
 */
export function rawRequest(
  url: string,
  lines: readonly string[],
  body: string | Uint8Array = '',
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url)
  return new Promise((resolve, reject) => {
    let text = ''
    const end = (): void => resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text })
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n').replaceAll('HOST', host)}\r\nConnection: close\r\n\r\n`)
      if (body.length > 0) socket.write(body)
    })
    socket.on('data', (data) => {
      text += data.toString('latin1')
    })
    socket.once('close', end)
    // A server that has answered may close while a body is still on its way.
    socket.once('error', (error) => (text === '' ? reject(error) : end()))
  })
}
