import { spawnSync } from 'node:child_process'

/** A process to spawn: its words, and whether they are quoted for Windows already. */
export interface Spawnable {
  readonly file: string
  readonly args: readonly string[]
  readonly isVerbatim: boolean
}

/**
 * How a command is spawned. npm and its like are scripts on Windows, which only `cmd.exe` runs: it is given each word
 * quoted, so that no word is split or expanded. Everything else is run without a shell.
 */
export function toSpawnable(
  command: string,
  args: readonly string[],
  platform: string = process.platform,
  find: (command: string) => string = findOnWindows,
): Spawnable {
  const file = platform === 'win32' ? find(command) : command
  if (platform !== 'win32' || !/\.(cmd|bat)$/i.test(file)) return { file, args, isVerbatim: false }
  const line = [escapeForCmd(file), ...args.map(arg => escapeForCmd(escapeForCmd(quote(arg))))].join(' ')
  return { file: process.env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], isVerbatim: true }
}

/** The program or script that Windows runs for a name; the name itself where it finds none. */
function findOnWindows(command: string): string {
  const { stdout } = spawnSync('where.exe', [command], { encoding: 'utf8' })
  return stdout?.split(/\r?\n/).find(path => /\.(exe|com|cmd|bat)$/i.test(path)) ?? command
}

/** A word as a Windows program reads it from its command line. */
function quote(word: string): string {
  return `"${word.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`
}

/** Text that `cmd.exe` takes as it is. It reads the words of a script twice: for the script, and inside it. */
function escapeForCmd(text: string): string {
  return text.replaceAll(/[()\][%!^"`<>&|;, *?]/g, '^$&')
}
