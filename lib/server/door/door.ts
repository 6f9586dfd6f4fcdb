import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { compileLate } from '#lib/disk/compile-late'
import { settings } from '../settings'
import { openIndex } from '../threads/index-thread'
import { useCode } from './code-cache'
import { keepCode } from './keep-code'
import { type RefusedAtDoor, refusedAtDoor } from './refused-at-door'
import { inTurn } from './turns'

/*
 * The door of the server: loaded into the process of `next start` before Next, because Next reads whole bodies, and
 * throws at some addresses and methods, before proxy.ts is asked (docs/safety.md, 2).
 */

const DRAIN_MS = 2000

// Before any code is read: V8 takes none that was made with other settings.
compileLate()

// While Next starts, the index is made on another core.
const { root } = settings()
if (root.ok) openIndex(root.root)

const { TAPEDECK_CODE: code = '', TAPEDECK_KEEP_CODE } = process.env
const keep = TAPEDECK_KEEP_CODE === '1' ? keepCode(code) : null
if (keep === null) useCode(code)

// Next prints that the sender of a body left in the middle: nobody is there to be told, and nothing is wrong here.
const { error: printError } = console
console.error = (...said: unknown[]): void => {
  if (!(said[0] instanceof Error && 'code' in said[0] && said[0].code === 'ECONNRESET')) printError(...said)
}

const { emit } = Server.prototype

Server.prototype.emit = function (this: Server, event: string, ...given: unknown[]): boolean {
  // Without a listener, Node would ask for each body before the door has judged its headers.
  if (event === 'listening') {
    this.on('checkContinue', () => {})
    keep?.(this)
  }
  if (event === 'request' || event === 'checkContinue') {
    const [request, response] = given as [IncomingMessage, ServerResponse]
    // Also for what Next answers without asking proxy.ts.
    response.setHeader('cross-origin-resource-policy', 'same-origin')
    const refusal = refusedAtDoor(request, response, settings())
    if (refusal) {
      answer(request, response, refusal)
      return true
    }
    // Its sender waits for that before the body (`Expect: 100-continue`).
    if (event === 'checkContinue') response.writeContinue()
    const next = 'request'
    const goOn = (): boolean => Reflect.apply(emit, this, [next, ...given])
    if (!isPage(request)) return goOn()
    inTurn(response, goOn)
    return true
  }
  if (event === 'upgrade') {
    const [, socket] = given as [IncomingMessage, Duplex]
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    return true
  }
  return Reflect.apply(emit, this, [event, ...given])
}

/** Whether something is drawn for a request: a page takes the longest of all. */
function isPage({ url = '' }: IncomingMessage): boolean {
  return !/^\/(?:api|_next)\//.test(url)
}

function answer(request: IncomingMessage, response: ServerResponse, refusal: RefusedAtDoor): void {
  const { status, code, message, headers } = refusal
  const isForScripts = request.url?.startsWith('/api/') === true
  const text = isForScripts ? JSON.stringify({ code, message }) : `${message}\n`
  response.writeHead(status, {
    ...headers,
    'content-type': isForScripts ? 'application/json' : 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.write(text)
  // What still comes of a body is dropped for a moment: a caller that meets a closed door would not read the answer.
  const { socket } = request
  const end = (): void => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(() => socket.destroy(), DRAIN_MS)
  request.once('end', end).once('close', end).resume()
}
