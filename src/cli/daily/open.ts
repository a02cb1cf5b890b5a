import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Command } from 'commander'
import { clientCommand, printing } from '../control/client-command.ts'

/** What opens an address in the user's browser, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** `backlot open`: the dashboard of a world in the browser. */
export function openCommand(name: string, summary: string): Command {
  const command = clientCommand(name, summary, '  backlot open\n  backlot open --world ci-42')
  return printing(command, async client => {
    await client.get('/health')
    const url = `${client.url}/${client.world === 'default' ? '' : `w/${encodeURIComponent(client.world)}/`}`
    return { text: url, json: { url, opened: await openInBrowser(url) } }
  })
}

/** Whether the system has what opens an address; it is not waited for, because it may be the browser itself. */
export async function openInBrowser(url: string): Promise<boolean> {
  const [file, ...words] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(file, [...words, url], { stdio: 'ignore', detached: true })
  child.unref()
  return once(child, 'spawn').then(
    () => true,
    () => false,
  )
}
