import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import http2 from 'node:http2'
import net from 'node:net'
import type { Duplex } from 'node:stream'
import tls from 'node:tls'
import { isLoopback } from '../request/origin.ts'
import { kitError } from './errors.ts'
import type { FindLocal } from './local-fetch.ts'
import { openLocalSocket } from './local-socket.ts'

/** Where the package undici says which client is about to connect: the connector runs before its publisher returns. */
const CONNECTING = 'undici:client:beforeConnect'
/** Where it says that a request is about to be written to a socket. */
const SENDING = 'undici:client:sendHeaders'

interface Connecting {
  readonly connectParams: { readonly hostname: string; readonly host: string; readonly protocol: string }
}

interface Sending {
  /** Through a proxy without a tunnel, the path is a whole URL. */
  readonly request: { readonly origin: string | URL; readonly path: string }
  readonly socket: Duplex
}

/**
 * Keeps every socket of this process away from the vendors' hosts. The clients of the package undici, of every version and
 * with whatever dispatcher, get one that leads into the simulator; all others, `node:http2` and bare ones, fail with
 * `SOCKET_REFUSED`. Answers how to stop.
 */
export function guardSockets(find: FindLocal): () => void {
  const opened = new Set<unknown>()
  const closers = new Set<() => void>()
  let connecting: Connecting['connectParams'] | undefined

  const onConnecting = (message: unknown): void => {
    const { connectParams } = message as Connecting // what undici documents
    // An agent for a proxy connects to the proxy while it connects to the vendor.
    if (connecting && find(connecting.hostname)) return
    connecting = connectParams
    queueMicrotask(() => (connecting = undefined))
  }
  const onSending = (message: unknown): void => {
    const { request, socket } = message as Sending // what undici documents
    const { hostname } = new URL(request.path, request.origin)
    if (!opened.has(socket) && find(hostname)) socket.destroy(refusal(hostname, 'by a proxy or opened before'))
  }
  const connectHere = (options: unknown): Duplex | undefined => {
    const tunnel = memberOf(options, 'socket')
    if (opened.has(tunnel)) return connected(tunnel as Duplex) // it was opened here
    const local = connecting && find(connecting.hostname)
    if (!connecting || !local) return undefined
    const { protocol, host } = connecting
    connecting = undefined
    const socket = openLocalSocket(local, `${protocol}//${host}`)
    const close = (): void => {
      socket.destroy()
    }
    opened.add(socket)
    closers.add(close)
    socket.once('close', () => closers.delete(close))
    return connected(socket)
  }

  subscribe(CONNECTING, onConnecting)
  subscribe(SENDING, onSending)
  const isReal = (host: string): boolean => !isLoopback(host) && find(host) !== undefined
  const { connect: connectSocket } = net.Socket.prototype
  const refused = (host: string): net.Socket =>
    Reflect.apply(connectSocket, new net.Socket(), refusing(host, [{ port: 443 }]) as never) // its arguments
  const restore = [
    // The sockets of later interceptors would leave it waiting for ever.
    replace(http2, 'connect', original => {
      return ((authority: string | URL, ...rest: readonly unknown[]) => {
        const { hostname } = new URL(authority)
        const listeners = rest.filter(given => typeof given === 'function')
        const given = isReal(hostname) ? [{ createConnection: () => refused(hostname) }, ...listeners] : rest
        return Reflect.apply(original, http2, [authority, ...given] as never)
      }) as typeof original // of its many forms
    }),
    replace(net.Socket.prototype, 'connect', original => {
      return function connect(this: net.Socket, ...args: never) {
        const host = hostsOf(args).find(isReal)
        return Reflect.apply(original, this, host === undefined ? args : refusing(host, args))
      } as typeof original // of its many forms
    }),
    replace(net, 'connect', original => answering(connectHere, original)),
    replace(tls, 'connect', original => answering(connectHere, original)),
  ]
  return () => {
    unsubscribe(CONNECTING, onConnecting)
    unsubscribe(SENDING, onSending)
    for (const end of [...restore, ...closers]) end()
  }
}

/** `connect` of a module, which asks first whether the simulator answers. */
function answering<F extends (...args: never) => unknown>(
  connectHere: (options: unknown) => Duplex | undefined,
  original: F,
): F {
  const connect = (...args: readonly unknown[]): unknown => {
    const socket = connectHere(args[0])
    if (!socket) return Reflect.apply(original, undefined, args)
    const listener = args.at(-1)
    if (typeof listener === 'function') socket.once('secureConnect', () => Reflect.apply(listener, socket, []))
    return socket
  }
  return connect as unknown as F // of its many forms
}

/** Puts a function in place of a member; answers how to bring the member back, where no other tool has replaced it since. */
function replace<O extends object, K extends keyof O>(object: O, name: K, by: (original: O[K]) => O[K]): () => void {
  const original = object[name]
  const replacement = by(original)
  object[name] = replacement
  return () => {
    if (object[name] === replacement) object[name] = original
  }
}

/** Tells a socket's owner in a later step, when it listens, that the socket is connected. */
function connected(socket: Duplex): Duplex {
  queueMicrotask(() => {
    socket.emit('connect')
    socket.emit('secureConnect')
  })
  return socket
}

/** The hosts that the arguments of `connect` name. */
function hostsOf(args: readonly unknown[]): readonly string[] {
  const [first, second] = argumentsOf(args)
  const named = [memberOf(first, 'host'), memberOf(first, 'servername'), second]
  return named.filter(host => typeof host === 'string').map(host => host.toLowerCase().replace(/\.$/, ''))
}

/** The arguments of `connect`, which node itself gives as a list: options, or port and host, and then a listener. */
function argumentsOf(args: readonly unknown[]): readonly unknown[] {
  return Array.isArray(args[0]) ? args[0] : args
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/**
 * The arguments by which a socket fails as one does whose host is not found: when its owner listens. A lookup of the caller's
 * own may lead to this machine, as that of an interceptor does.
 */
function refusing(host: string, args: readonly unknown[]): readonly unknown[] {
  const [first, ...rest] = argumentsOf(args)
  const options = typeof first === 'object' ? first : { port: first }
  const given = memberOf(first, 'lookup') as net.LookupFunction | undefined // as node takes it
  const error = refusal(host, 'of node:http2, node:net or node:tls')
  const lookup: net.LookupFunction = (name, how, found) => {
    if (!given) return found(error, [])
    given(name, how, (failure, address, family) => {
      if (failure || isHere(address)) found(failure, address, family)
      else found(error, [])
    })
  }
  return [{ ...options, host, lookup }, ...rest.filter(argument => typeof argument === 'function')]
}

function isHere(address: string | readonly { readonly address: string }[]): boolean {
  return typeof address === 'string' ? isLoopback(address) : address.every(one => isLoopback(one.address))
}

function refusal(host: string, which: string) {
  return kitError(
    'SOCKET_REFUSED',
    `Interception refuses a connection to ${host}, ${which}: it would reach the real host. ` +
      'Use fetch, node:http, node:https or the package undici, or give the client the URL of sim.listen().',
  )
}
