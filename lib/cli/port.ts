import { createServer } from 'node:net'

export const DEFAULT_PORT = 4400

/** Which port to serve on: this one only, this one or the next free one, or any. */
export type PortChoice =
  | { readonly kind: 'only'; readonly port: number }
  | { readonly kind: 'from'; readonly port: number }
  | { readonly kind: 'any' }

/**
 * Reads `--port`.
 * @returns null when it is not a port number
 */
export function readPort(given: string | undefined): PortChoice | null {
  if (given === undefined) return { kind: 'from', port: DEFAULT_PORT }
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) return null
  return Number(given) === 0 ? { kind: 'any' } : { kind: 'only', port: Number(given) }
}

export type Probe =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly code: string; readonly port: number }

/**
 * Tries whether a server could listen there.
 * @param port 0 for any free one
 * @returns the port, or the system's error code (`EADDRINUSE`, `EACCES`, …)
 */
export function probePort(port: number, host: string): Promise<Probe> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      resolve({ ok: false, code: error.code ?? error.message, port })
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const bound = typeof address === 'object' && address !== null ? address.port : port
      server.close(() => resolve({ ok: true, port: bound }))
    })
  })
}
