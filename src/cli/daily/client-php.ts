import type { ClientCall } from './client-calls.ts'
import { type ClientLanguage, toCamelCase, toClass, toFree } from './client-language.ts'
import { CLIENT_FILES } from './clients.gen.ts'

/** A file for PHP 8.1 and later, with a trait for PHPUnit. Methods and properties may have the names of PHP's words. */
export const PHP: ClientLanguage = {
  file: CLIENT_FILES.php,
  method: toMethod,
  parts: {
    CLASSES: (group, methods) =>
      `final class ${toClass(group)} extends ${group.isVendor ? 'Vendor' : 'Calls'}\n{\n${methods}\n}\n`,
    DECLARATIONS: group => `    public readonly ${toClass(group)} $${toCamelCase(group.name)};`,
    FIELDS: group =>
      `        $this->${toCamelCase(group.name)} = new ${toClass(group)}($this${group.isVendor ? `, '${group.name}'` : ''});`,
  },
}

/** A call as a method: the path's parameters in order, all else by name, or the body as it is. */
function toMethod({ name, method, path, params, takes, told }: ClientCall): string {
  const given = [
    ...params.map(param => `int|string ${toVariable(param)}`),
    ...(takes ? ['array|object $body = []', 'mixed ...$members'] : []),
  ]
  const address = path.replaceAll(/\{(\w+)\}/g, (_, param: string) => `' . quoted(${toVariable(param)}) . '`)
  const sent = { body: ', told($body, $members)', query: ' . query(told($body, $members))', nothing: '' }
  return `    /** ${told.replaceAll('*/', '* /')} */
    public function ${toCamelCase(name)}(${given.join(', ')}): mixed
    {
        return $this->call('${method}', '${address}'${sent[takes ?? 'nothing']});
    }`.replaceAll(" . ''", '')
}

function toVariable(name: string): string {
  return `$${toFree(toCamelCase(name), 'this body members')}`
}
