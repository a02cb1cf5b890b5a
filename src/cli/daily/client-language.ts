/** How a language writes a client: the part that all languages have in common. */
import type { ClientCall, ClientCalls, ClientGroup } from './client-calls.ts'

/** What a language makes of calls. */
export interface ClientLanguage {
  /** The file, with marks, alone in a comment or not: `@@VERSION@@`, `@@METHODS@@` of a world itself, and the parts. */
  readonly file: string
  readonly method: (call: ClientCall) => string
  /** What each group puts at a mark, given its methods. */
  readonly parts: Readonly<Record<string, (group: ClientGroup, methods: string) => string>>
}

/** The file of a language. */
export function writeClient(language: ClientLanguage, version: string, { own, groups }: ClientCalls): string {
  const methodsOf = (calls: readonly ClientCall[]): string => calls.map(language.method).join('\n\n')
  const parts = Object.entries(language.parts).map(
    ([mark, write]) => [mark, groups.map(group => write(group, methodsOf(group.calls))).join('\n')] as const,
  )
  const marks = new Map([['VERSION', version], ['METHODS', methodsOf(own)], ...parts])
  return language.file.replaceAll(/(?:^ *(?:#|\/\/) )?@@(\w+)@@/gm, (_, mark: string) => marks.get(mark) ?? '')
}

/** A name in the style of PHP and Java: `pick-up` is `pickUp`. */
export function toCamelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** The class with the calls about a noun: the last word keeps it from being a word of the language, or a class of it. */
export function toClass({ name }: ClientGroup): string {
  const camel = toCamelCase(name)
  return `${camel[0]?.toUpperCase()}${camel.slice(1)}Calls`
}

/** A name that a language leaves free: an underscore is put behind the words that it keeps to itself. */
export function toFree(name: string, kept: string): string {
  return kept.split(' ').includes(name) ? `${name}_` : name
}
