const COMPOSITE = 'type condition is invalid, must be on Object/Interface/Union'

/**
 * What graphql-js says of a document, without its quotation marks, and what graphql-java says: the type of the error and
 * its text. graphql-java suggests nothing, and does not know `@oneOf`. `{node}` stands for the kind of the node that the walk is at.
 */
const WORDS: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^(The \w+ definition is not executable\.)$/, 'NonExecutableDefinition: $1'],
  [/^Cannot query field (\w+) on type (\w+).*$/, "FieldUndefined: Field '$1' in type '$2' is undefined"],
  [/^Fragment cannot condition on .*$/, `InlineFragmentTypeConditionInvalid: Inline fragment ${COMPOSITE}`],
  [/^Fragment \w+ cannot condition on .*$/, `FragmentTypeConditionInvalid: Fragment ${COMPOSITE}`],
  [/^(?:Unknown directive|Directive(?= @oneOf)) @(\w+)\b.*$/, 'UnknownDirective: Unknown directive $1'],
  [/^Directive @(\w+) may not be used on .*$/, 'MisplacedDirective: Directive $1 not allowed here'],
  [/^Unknown fragment (\w+)\.$/, 'UndefinedFragment: Undefined fragment $1'],
  [/^Unknown type (\w+)\..*$/, 'UnknownType: Unknown type $1'],
  [/^Fragment (\w+) is never used\.$/, 'UnusedFragment: Unused fragment $1'],
  [/^Variable \$(\w+) is never used.*$/, 'UnusedVariable: Unused variable $1'],
  [/^(Fragment .*cannot be spread here .*)\.$/, 'InvalidFragmentType: $1'],
  [
    /^Field (\w+) must not .* type (\S+) .*$/,
    'SubSelectionNotAllowed: Sub selection not allowed on leaf type $2 of field $1',
  ],
  [/^Field (\w+) of type (\S+) must .*$/, 'SubSelectionRequired: Sub selection required for type $2 of field $1'],
  [/^Variable \$\w+ cannot be non-input type .*$/, 'NonInputTypeOnVariable: Wrong type for a variable'],
  [/^(There can be only one operation named) (\w+)\.$/, "DuplicateOperationName: $1 '$2'"],
  [/^(There can be only one fragment named) (\w+)\.$/, "DuplicateFragmentName: $1 '$2'"],
  [/^(There can be only one argument named) (\w+)\.$/, "DuplicateArgumentNames: $1 '$2'"],
  [
    /^The directive @(\w+) can only be used once .*$/,
    'DuplicateDirectiveName: Non repeatable directives must be uniquely named within a location. ' +
      "The directive '$1' used on a '{node}' is not unique.",
  ],
]

/** graphql-java's words for an error of graphql-js's rules, at a node of this kind. */
export function toJavaWords(message: string, node: string): string {
  const text = message.replaceAll('"', '')
  const [pattern, words] = WORDS.find(([each]) => each.test(text)) ?? [text, text]
  return text.replace(pattern, words).replace('{node}', node)
}
