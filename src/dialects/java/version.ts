/** What one version of graphql-java says of an invalid document. */
const VERSION_18_1 = {
  /** A list of errors ends with the one of this number. */
  maxErrors: 100,
  /** Of how many errors there may be; its place in the document is unknown. */
  tooManyErrors: 'The maximum number of validation errors has been reached. (100)',
  /** An error around its text; the path consists of the names of fields, and of the fragment around them. */
  message: (type: string, text: string, path: readonly string[]): string =>
    `Validation error of type ${type}: ${text}${path.length === 0 ? '' : ` @ '${path.join('/')}'`}`,
  /** The texts, by the type of the error. */
  texts: {
    NonExecutableDefinition: (name: string) => `The ${name} definition is not executable.`,
    WrongType: (argument: string, value: string, reason: string) =>
      `argument '${argument}' with value '${value}' ${reason}`,
    FieldUndefined: (field: string, type: string) => `Field '${field}' in type '${type}' is undefined`,
    InlineFragmentTypeConditionInvalid: () =>
      'Inline fragment type condition is invalid, must be on Object/Interface/Union',
    FragmentTypeConditionInvalid: () => 'Fragment type condition is invalid, must be on Object/Interface/Union',
    UnknownArgument: (name: string) => `Unknown field argument ${name}`,
    UnknownDirective: (name: string) => `Unknown directive ${name}`,
    MisplacedDirective: (name: string) => `Directive ${name} not allowed here`,
    UndefinedFragment: (name: string) => `Undefined fragment ${name}`,
    UnknownType: (name: string) => `Unknown type ${name}`,
    FragmentCycle: () => 'Fragment cycles not allowed',
    UndefinedVariable: (name: string) => `Undefined variable ${name}`,
    UnusedFragment: (name: string) => `Unused fragment ${name}`,
    UnusedVariable: (name: string) => `Unused variable ${name}`,
    FieldsConflict: (path: readonly string[], reason: string) => `${path.join('/')}: ${reason}`,
    InvalidFragmentType: (fragment: string, parent: string, type: string) =>
      `${fragment} cannot be spread here as objects of type ${parent} can never be of type ${type}`,
    MissingFieldArgument: (name: string) => `Missing field argument ${name}`,
    NullValueForNonNullArgument: (name: string) => `null value for non-null field argument ${name}`,
    MissingDirectiveArgument: (name: string) => `Missing directive argument ${name}`,
    SubSelectionNotAllowed: (type: string, field: string) =>
      `Sub selection not allowed on leaf type ${type} of field ${field}`,
    SubSelectionRequired: (type: string, field: string) => `Sub selection required for type ${type} of field ${field}`,
    BadValueForDefaultArg: (value: string, type: string) => `Bad default value ${value} for type ${type}`,
    NonInputTypeOnVariable: () => 'Wrong type for a variable',
    VariableTypeMismatch: (type: string, expected: string) =>
      `Variable type '${type}' doesn't match expected type '${expected}'`,
    LoneAnonymousOperationViolation: (name: string | undefined) =>
      name === undefined
        ? 'Anonymous operation with other operations.'
        : `Operation ${name} is following anonymous operation.`,
    DuplicateOperationName: (name: string) => `There can be only one operation named '${name}'`,
    DuplicateFragmentName: (name: string) => `There can be only one fragment named '${name}'`,
    DuplicateArgumentNames: (name: string) => `There can be only one argument named '${name}'`,
    DuplicateVariableName: (name: string) => `There can be only one variable named '${name}'`,
    DuplicateDirectiveName: (name: string, place: string) =>
      `Non repeatable directives must be uniquely named within a location. The directive '${name}' used on a '${place}' is not unique.`,
  },
  /** What introspection of this version does not have, of what graphql-js has: fields, and arguments behind a dot. */
  unknownIntrospection: ['__Type.specifiedByURL', '__Type.isOneOf', '__Directive.args.includeDeprecated'],
}

/**
 * The version of graphql-java whose words these are. THG names none: the classifications of its errors are
 * graphql-java's, and it takes texts for Boolean variables, which version 20 does not (documented). So 18.1 is assumed.
 */
export const VERSION = VERSION_18_1
