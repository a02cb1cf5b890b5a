/** How proxies' variables write this machine; node wants IPv6 in brackets, other programs want it without. */
const LOOPBACKS = ['localhost', '127.0.0.1', '::1', '[::1]']

/**
 * Adds this machine to the hosts for which no proxy is asked (`NO_PROXY`): it is read by node
 * (`NODE_USE_ENV_PROXY`, where its version knows that of `node:http`) and by the command of `exec`.
 */
export function neverByProxy(env: NodeJS.ProcessEnv): void {
  const given = env['no_proxy'] ?? env['NO_PROXY'] ?? ''
  const hosts = new Set([...given.split(/[\s,]+/).filter(Boolean), ...LOOPBACKS])
  if (!hosts.has('*')) env['no_proxy'] = env['NO_PROXY'] = [...hosts].join(',')
}
