/** Whether a page of this origin may call: a loopback one, or one that was allowed by name. */
export function isOwnOrigin(origin: string, allowed: readonly string[] = []): boolean {
  if (allowed.some(one => one.toLowerCase() === origin.toLowerCase())) return true
  if (!URL.canParse(origin)) return false
  return isLoopback(hostNameOf(new URL(origin).host) ?? '')
}

/**
 * The name in the value of a `Host` header; undefined for what is none. It is as browsers write it, in lower case and an
 * address in its one form (127.1 is 127.0.0.1), without the port and without the dot that may end a whole name.
 */
export function hostNameOf(host: string): string | undefined {
  const [, name] = /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d*)?$/i.exec(host) ?? []
  if (name === undefined || !URL.canParse(`http://${name}`)) return undefined
  return new URL(`http://${name}`).hostname.replace(/\.$/, '')
}

/** Whether a host name means this machine and no other. */
export function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    host === '::1' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  )
}
