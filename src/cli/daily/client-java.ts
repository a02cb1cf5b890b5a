import type { ClientCall } from './client-calls.ts'
import { type ClientLanguage, toCamelCase, toClass, toFree } from './client-language.ts'
import { CLIENT_FILES } from './clients.gen.ts'

/** A file for Java 17 and later, with an extension for JUnit 5. */
export const JAVA: ClientLanguage = {
  file: CLIENT_FILES.java,
  method: toMethods,
  parts: {
    CLASSES: (group, methods) => {
      const [base, given] = group.isVendor ? ['Vendor', `world, "${group.name}"`] : ['Calls', 'world']
      return `    public static final class ${toClass(group)} extends ${base} {
        private ${toClass(group)}(World world) {
            super(${given});
        }

${methods}
    }
`
    },
    FIELDS: group => `        public final ${toClass(group)} ${toName(group.name)} = new ${toClass(group)}(this);`,
  },
}

/** A call as methods: the path's parameters in order, and all else as a map, or nothing. */
function toMethods({ name, method, path, params, takes, told }: ClientCall): string {
  const given = params.map(param => `Object ${toName(param)}`)
  const address = path.replaceAll(/\{(\w+)\}/g, (_, param: string) => `" + quoted(${toName(param)}) + "`)
  const sent = { body: ', members', query: ' + query(members), null', nothing: ', null' }[takes ?? 'nothing']
  const call = `call("${method}", "${address}"${sent})`.replaceAll(' + ""', '')
  const isOfObject = given.length === 0 && OF_EVERY_OBJECT.test(name)
  const written = (parameters: readonly string[], does: string, free = toName(name)): string =>
    `        public Json ${free}(${parameters.join(', ')}) {\n            return ${does};\n        }`
  const comment = `        /** ${told.replaceAll('*/', '* /')} */\n`
  if (!takes) return comment + written(given, call, isOfObject ? `${toName(name)}_` : undefined)
  const whole = comment + written([...given, 'Map<String, ?> members'], call)
  const bare = `${toName(name)}(${[...params.map(toName), 'Map.of()'].join(', ')})`
  return isOfObject ? whole : `${whole}\n\n${written(given, bare)}`
}

function toName(name: string): string {
  return toFree(toCamelCase(name), KEYWORDS)
}

/** Methods without parameters that each object of Java has. */
const OF_EVERY_OBJECT = /^(clone|finalize|getClass|hashCode|notify|notifyAll|toString|wait)$/

const KEYWORDS =
  'abstract assert boolean break byte case catch char class const continue default do double else enum extends false ' +
  'final finally float for goto if implements import instanceof int interface long native new null package private ' +
  'protected public return short static strictfp super switch synchronized this throw throws transient true try void ' +
  'volatile while _ members'
