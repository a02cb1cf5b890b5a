/** The files of `src/deploy`, at other addresses. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A file of `src/deploy`. */
export function deployed(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../src/deploy/${name}`, import.meta.url)), 'utf8')
}

/** The shipped file of HAProxy: only `bind`, the `server` lines and, where it is given, `balance` are others. */
export function haproxySettings(url: string, nodes: readonly string[], balance?: string): string {
  const servers = nodes.map((node, index) => `    server node-${index + 1} ${new URL(node).host}`)
  const text = deployed('haproxy.cfg')
    .replace(/^ *bind .*$/m, `    bind ${new URL(url).host}`)
    .replaceAll(/^ *server .*\n/gm, '')
    .replace('.else\n', `.else\n${servers.join('\n')}\n`)
  return balance === undefined ? text : text.replace(/^( *)balance .*\n *hash-type .*$/m, `$1balance ${balance}`)
}
