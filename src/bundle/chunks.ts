/** Which modules share a file of `dist`. */
import type { CodeSplittingGroup } from 'rolldown'

type NameFunction = Extract<CodeSplittingGroup['name'], (...given: never[]) => unknown>
type Context = Parameters<NameFunction>[1]

/** A module, all that it imports, and what that imports: all that is loaded with it. */
function loadedWith(entry: string, context: Context): ReadonlySet<string> {
  const loaded = new Set([entry])
  for (const id of loaded) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) loaded.add(imported)
  return loaded
}

/**
 * Puts what the kit is loaded with into two files: what the command line is loaded with too, and the rest, with the few
 * lines that the entries of test runners share.
 */
export function kitChunks(kit: string, cli: string): CodeSplittingGroup {
  let loaded: Readonly<Record<'kit' | 'cli', ReadonlySet<string>>> | undefined
  return {
    debugName: 'kit',
    name(id, context) {
      loaded ??= { kit: loadedWith(kit, context), cli: loadedWith(cli, context) }
      if (!loaded.kit.has(id)) return id.includes('/kit/runners/') ? 'simulator' : null
      return loaded.cli.has(id) ? 'base' : 'simulator'
    },
  }
}
