import { BlockList, isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'

const EVERY_INTERFACE = ['0.0.0.0', '::']

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Reads `--host`.
 * @returns null when it is not a name or address of a computer
 */
export function readHost(given: string | undefined): string | null {
  const host = (given ?? '127.0.0.1').replace(/^\[(.*)\]$/, '$1')
  // The name may mean ::1 too; the address has only one meaning.
  if (host === 'localhost') return '127.0.0.1'
  return isIP(host) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(host) ? host : null
}

/** True when only this computer can reach the address. A name counts as reachable, whatever it means today. */
export function isLoopback(host: string): boolean {
  const family = isIP(host)
  return family !== 0 && loopback.check(host, family === 6 ? 'ipv6' : 'ipv4')
}

/** The address to print: one that a browser on this computer can open. */
export function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0') return originOf('127.0.0.1', port)
  return originOf(host === '::' ? '::1' : host, port)
}

/** The address to give to others. */
export function outsideUrlOf(host: string, port: number): string {
  if (!EVERY_INTERFACE.includes(host)) return urlOf(host, port)
  const [first] = interfaceAddresses(false)
  return first === undefined ? urlOf(host, port) : originOf(first, port)
}

/** Every origin that a page of a server on this host and port can have. */
export function originsOf(host: string, port: number): string[] {
  const names = EVERY_INTERFACE.includes(host)
    ? ['localhost', hostname(), ...interfaceAddresses(true)]
    : isLoopback(host)
      ? [host, 'localhost']
      : [host]
  return [...new Set(names.map((name) => originOf(name, port)))]
}

function originOf(host: string, port: number): string {
  return new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin
}

function interfaceAddresses(withLoopback: boolean): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => (withLoopback || !address.internal) && !address.address.startsWith('fe80:'))
    .map((address) => address.address)
}
