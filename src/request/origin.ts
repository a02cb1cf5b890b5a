/** Whether a page of this origin may call: a loopback one, or one that was allowed by name. */
export function isOwnOrigin(origin: string, allowed: readonly string[] = []): boolean {
  if (allowed.includes(origin)) return true
  if (!URL.canParse(origin)) return false
  return isLoopback(new URL(origin).hostname)
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
