/** Whether a page of this origin may call: a loopback one, or one that was allowed by name. */
export function isOwnOrigin(origin: string, allowed: readonly string[] = []): boolean {
  if (allowed.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  return isLoopback(new URL(origin).hostname)
}

/** The name in the value of a `Host` header, in lower case and without its port; undefined for what is none. */
export function hostNameOf(host: string): string | undefined {
  return /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d*)?$/.exec(host.toLowerCase())?.[1]
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
