import type { ClientCall } from './client-calls.ts'
import { type ClientLanguage, toFree } from './client-language.ts'
import { CLIENT_FILES } from './clients.gen.ts'

/** A file for Python 3.9 and later: unittest, and pytest as a plugin. */
export const PYTHON: ClientLanguage = {
  file: CLIENT_FILES.python,
  method: toMethod,
  parts: {
    CLASSES: ({ name, isVendor }, methods) =>
      `class ${toClass(name)}(${isVendor ? '_Vendor' : '_Calls'}):\n${methods}\n\n`,
    FIELDS: ({ name, isVendor }) =>
      `        self.${toName(name)} = ${toClass(name)}(${isVendor ? `self, "${name}"` : 'self'})`,
  },
}

/** A call as a method: the path's parameters in order, all else by keywords, or the body as it is. */
function toMethod({ name, method, path, params, takes, told }: ClientCall): string {
  const given = ['self', ...params.map(toName), ...(takes ? ['body=None', '**members'] : [])]
  const address = path.replaceAll(/\{(\w+)\}/g, (_, param: string) => `{_quoted(${toName(param)})}`)
  const sent = takes ? `, ${takes}=_told(body, members)` : ''
  return `    def ${toName(name)}(${given.join(', ')}):
        ${JSON.stringify(told)}
        return self._call("${method}", ${params.length > 0 ? 'f' : ''}"${address}"${sent})`
}

function toClass(name: string): string {
  return `_${name[0]?.toUpperCase()}${toName(name.slice(1))}`
}

/** A name as Python writes it; words of the language have an underscore behind them. */
function toName(name: string): string {
  const snake = name.replaceAll('-', '_').replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
  return toFree(snake, KEYWORDS)
}

const KEYWORDS =
  'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
  'lambda nonlocal not or pass raise return try while with yield self body members'
